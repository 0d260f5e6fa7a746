package com.mantisnxt.sync.database;

import com.mantisnxt.sync.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
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
        return new Killed(pool, transactions);
    }

    private static final class Killed extends OwnerWork {

        private int left;

        Killed(HikariDataSource pool, int transactions) {
            super(pool, Clock.systemUTC());
            this.left = transactions;
        }

        @Override
        public <T> T patiently(String what, Duration patience, Function<JdbcClient, T> work) {
            live();
            return super.patiently(what, patience, work);
        }

        @Override
        public <T> T once(Function<JdbcClient, T> work) {
            live();
            return super.once(work);
        }

        private void live() {
            if (left-- <= 0) {
                throw new IllegalStateException("killed");
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
