package com.mantisnxt.sync.isolation;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** A node that starts or stops answers no requests, so it could not ask its own: it comes back to that a little later. */
final class WhenAnswering implements Schedule {

    private final Schedule then;
    private final Duration later;
    private final BooleanSupplier answering;
    private final AtomicBoolean put = new AtomicBoolean();

    WhenAnswering(Schedule then, Duration later, BooleanSupplier answering) {
        this.then = then;
        this.later = later;
        this.answering = answering;
    }

    void run(Runnable work) {
        if (answering.getAsBoolean()) {
            work.run();
        } else {
            put.set(true);
        }
    }

    @Override
    public Instant getNextExecutionTime(ExecutionComplete complete) {
        return put.getAndSet(false) ? complete.getTimeDone().plus(later) : then.getNextExecutionTime(complete);
    }

    @Override
    public Instant getInitialExecutionTime(Instant now) {
        return now.plus(later);
    }

    @Override
    public boolean isDeterministic() {
        return then.isDeterministic();
    }
}
