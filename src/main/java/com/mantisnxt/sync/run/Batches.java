package com.mantisnxt.sync.run;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transactions of all runs of this node: few at once, so that pages and reports find connections to the database, and
 * in turns by organisation, so that none waits for the many runs of another.
 */
@Component
class Batches {

    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;
    private final FairPermits connections;

    Batches(CurrentCaller currentCaller, TransactionTemplate transactionTemplate, RunProperties properties) {
        this.currentCaller = currentCaller;
        this.transaction = transactionTemplate;
        this.connections = new FairPermits(properties.connections());
    }

    <T> T in(Supplier<T> batch) {
        connections.acquire(currentCaller.find().map(Caller::org));
        try {
            return Objects.requireNonNull(transaction.execute(status -> batch.get()));
        } finally {
            connections.release();
        }
    }

    void run(Runnable batch) {
        in(() -> {
            batch.run();
            return true;
        });
    }
}
