package com.mantisnxt.sync.run;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps a run's lease, and the board's belief that it is alive, while its work takes longer than a batch. */
@Component
class Leases {

    private static final Logger log = LoggerFactory.getLogger(Leases.class);

    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;
    private final Runs runs;
    private final RunVoice voice;
    private final RunProperties properties;

    Leases(
            CurrentCaller currentCaller,
            TransactionTemplate transactionTemplate,
            Runs runs,
            RunVoice voice,
            RunProperties properties) {
        this.currentCaller = currentCaller;
        this.transaction = transactionTemplate;
        this.runs = runs;
        this.voice = voice;
        this.properties = properties;
    }

    Held hold(HeldRun run) {
        Held held = new Held(new CountDownLatch(1));
        Caller caller = currentCaller.get();
        Thread.ofVirtual()
                .name("lease-" + run.key().id())
                .start(() -> currentCaller.runAs(caller, () -> renewUntilReleased(run, held.released())));
        return held;
    }

    private void renewUntilReleased(HeldRun run, CountDownLatch released) {
        try {
            long pause = properties.lease().toMillis() / 3;
            boolean renewed = true;
            while (renewed && !released.await(pause, TimeUnit.MILLISECONDS)) {
                renewed = renew(run);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean renew(HeldRun run) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                boolean kept = runs.renew(run);
                if (kept) {
                    voice.alive(run);
                }
                return kept;
            }));
        } catch (RuntimeException fault) {
            log.warn("The lease of run {} was not renewed: {}", run.key().id(), fault.getMessage());
            return true;
        }
    }

    /** Ends the renewal. */
    record Held(CountDownLatch released) implements AutoCloseable {

        @Override
        public void close() {
            released.countDown();
        }
    }
}
