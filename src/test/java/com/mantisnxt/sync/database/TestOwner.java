package com.mantisnxt.sync.database;

import com.mantisnxt.sync.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The owner at work on a database of a test's own, by the pool of production. */
public final class TestOwner implements AutoCloseable {

    private final HikariDataSource pool;
    private final OwnerWork work;

    private TestOwner(HikariDataSource pool) {
        this.pool = pool;
        this.work = new OwnerWork(pool, Clock.systemUTC());
    }

    public static TestOwner of(TestDatabase database) {
        var login = new DatabaseEndpoint.Login("sync_owner", "");
        return new TestOwner(OwnerPool.open(new DatabaseEndpoint(database.url(), login, login)));
    }

    public OwnerWork work() {
        return work;
    }

    /** As of a node that is killed when it has made so many transactions: whatever it would do then, it does not. */
    public OwnerWork killedAfter(int transactions) {
        return new Counted(pool, transactions, () -> {
            throw new IllegalStateException("killed");
        });
    }

    /** As of a node that stands still when it has made so many transactions, and wakes after what others did meanwhile. */
    public OwnerWork asleepAfter(int transactions, Runnable meanwhile) {
        var woken = new AtomicBoolean();
        return new Counted(pool, transactions, () -> {
            if (!woken.getAndSet(true)) {
                meanwhile.run();
            }
        });
    }

    private static final class Counted extends OwnerWork {

        private final Runnable then;
        private int left;

        Counted(HikariDataSource pool, int transactions, Runnable then) {
            super(pool, Clock.systemUTC());
            this.left = transactions;
            this.then = then;
        }

        @Override
        public <T> T patiently(String what, Duration patience, Function<JdbcClient, T> work) {
            count();
            return super.patiently(what, patience, work);
        }

        @Override
        public <T> T once(Function<JdbcClient, T> work) {
            count();
            return super.once(work);
        }

        private void count() {
            if (left-- <= 0) {
                then.run();
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
