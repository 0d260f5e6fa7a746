package com.mantisnxt.sync.run;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.mantisnxt.sync.base.sleep.Sleep;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Runs work on virtual threads, as they mostly wait for other systems. A paused queue still looks for dead workers; where
 * the console may sleep, this one does not while it is asleep.
 */
@Component
class QueueThreads implements DbSchedulerCustomizer {

    private static final int HOUSEKEEPERS = 3;

    private final ObjectProvider<Sleep> sleep;
    private final boolean maySleep;

    QueueThreads(ObjectProvider<Sleep> sleep, @Value("${sync.sleep.allowed:false}") boolean maySleep) {
        this.sleep = sleep;
        this.maySleep = maySleep;
    }

    @Override
    public Optional<ExecutorService> executorService() {
        return Optional.of(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("run-", 0).factory()));
    }

    @Override
    public Optional<ScheduledExecutorService> housekeeperExecutor() {
        if (!maySleep) {
            return Optional.empty();
        }
        return Optional.of(new ScheduledThreadPoolExecutor(HOUSEKEEPERS) {
            @Override
            public ScheduledFuture<?> scheduleWithFixedDelay(
                    Runnable work, long initialDelay, long delay, TimeUnit unit) {
                return super.scheduleWithFixedDelay(() -> unlessAsleep(work), initialDelay, delay, unit);
            }
        });
    }

    @Override
    public Optional<Serializer> serializer() {
        return Optional.of(new NoTaskData());
    }

    private void unlessAsleep(Runnable work) {
        if (!sleep.getObject().isAsleep()) {
            work.run();
        }
    }
}
