package com.mantisnxt.sync.run;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.mantisnxt.sync.base.sleep.Sleep;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** A paused queue still looks for dead workers; this one does not while the console is asleep. */
@Component
@ConditionalOnProperty("sync.sleep.allowed")
class QueueHousekeeping implements DbSchedulerCustomizer {

    private static final int THREADS = 3;

    private final ObjectProvider<Sleep> sleep;

    QueueHousekeeping(ObjectProvider<Sleep> sleep) {
        this.sleep = sleep;
    }

    @Override
    public Optional<ScheduledExecutorService> housekeeperExecutor() {
        return Optional.of(new ScheduledThreadPoolExecutor(THREADS) {
            @Override
            public ScheduledFuture<?> scheduleWithFixedDelay(
                    Runnable work, long initialDelay, long delay, TimeUnit unit) {
                return super.scheduleWithFixedDelay(() -> unlessAsleep(work), initialDelay, delay, unit);
            }
        });
    }

    private void unlessAsleep(Runnable work) {
        if (!sleep.getObject().isAsleep()) {
            work.run();
        }
    }
}
