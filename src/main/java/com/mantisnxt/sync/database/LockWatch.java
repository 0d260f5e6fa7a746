package com.mantisnxt.sync.database;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks, while the owner works, what its statements wait for: once they have given up nobody knows any more. */
final class LockWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LockWatch.class);

    /** Several times within the moment that a statement waits. */
    private static final long BETWEEN_LOOKS_MS = 10;

    /** Process 0 stands for a prepared transaction. */
    private static final String WAITS = """
            select distinct
                   split_part(regexp_replace(waiting.query, '^(\\s*--[^\\n]*\\n|\\s+)+', ''), E'\\n', 1) as statement,
                   blocking.pid,
                   coalesce(holder.usename, '-') as role,
                   coalesce(nullif(holder.application_name, ''), '-') as application
              from pg_stat_activity waiting
             cross join lateral unnest(pg_blocking_pids(waiting.pid)) as blocking (pid)
              left join pg_stat_activity holder on holder.pid = blocking.pid
             where waiting.usename = current_user
               and waiting.application_name = ?
               and waiting.wait_event_type = 'Lock'
            """;

    private record Wait(String statement, int pid, String role, String application) {

        String holder() {
            return "process " + pid + " (role " + role + ", application " + application + ")";
        }
    }

    private final JdbcClient jdbc;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile List<Wait> seen = List.of();

    LockWatch(DataSource owner) {
        this.jdbc = JdbcClient.create(owner);
        this.thread = Thread.ofVirtual().name("lock-watch").start(this::look);
    }

    /** Who held what the last statement waited for, for people; nothing when none was caught in the act. */
    Optional<String> lastSeen() {
        List<Wait> waits = seen;
        if (waits.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("\"" + waits.getFirst().statement() + "\" waits for "
                + waits.stream().map(Wait::holder).distinct().collect(Collectors.joining(", ")));
    }

    private void look() {
        try {
            while (!ended.await(BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS)) {
                List<Wait> waits = jdbc.sql(WAITS)
                        .param(OwnerPool.APPLICATION_NAME)
                        .query(Wait.class)
                        .list();
                seen = waits.isEmpty() ? seen : waits;
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException blind) {
            log.debug("What the owner waits for can't be seen: {}", blind.getMessage());
        }
    }

    @Override
    public void close() {
        // no interrupt: it would cut the connection in the middle of a look
        ended.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
