package com.mantisnxt.sync.tenant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What every node does again and again for all, such as to forget what is old. What failed is kept until any node has done
 * it, so that whoever looks after the installation is told.
 */
@Component
public class RegularWork {

    private static final Logger log = LoggerFactory.getLogger(RegularWork.class);
    /** What is done every few seconds need not say so each time. */
    private static final Duration SAID = Duration.ofMinutes(1);

    private static final int LONGEST = 500;

    private static final String FAILED = """
            insert into sync_console.failed_work as w (work, reason)
            values (?, ?)
                on conflict (work) do update
               set failures = w.failures + 1,
                   last_failed_at = clock_timestamp(),
                   reason = excluded.reason
            """;
    private static final String DONE = "delete from sync_console.failed_work where work = ?";

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Instant> said = new ConcurrentHashMap<>();

    RegularWork(TransactionTemplate transactionTemplate, JdbcClient jdbc, Clock clock) {
        this.transaction = transactionTemplate;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Never throws.
     *
     * @param work what it is called; at most 40 characters
     * @param failed says in the log what was not done
     */
    public void run(String work, String failed, Runnable job) {
        try {
            job.run();
            done(work);
        } catch (RuntimeException fault) {
            log.warn("{}: {}", failed, fault.getMessage());
            failed(work, fault);
        }
    }

    void done(String work) {
        Instant now = clock.instant();
        Instant last = said.get(work);
        if (last == null || now.isAfter(last.plus(SAID)) || now.isBefore(last)) {
            write(DONE, work);
            said.put(work, now);
        }
    }

    void failed(String work, RuntimeException fault) {
        said.remove(work);
        write(FAILED, work, reason(fault));
    }

    /** A database that is away is told by others. */
    private void write(String sql, Object... params) {
        try {
            transaction.executeWithoutResult(
                    status -> jdbc.sql(sql).params(params).update());
        } catch (DataAccessException | TransactionException fault) {
            log.debug("Not written down: {}", fault.getMessage());
        }
    }

    /** Without the details of a fault, which can hold values of rows. */
    private static String reason(RuntimeException fault) {
        Throwable told = NestedExceptionUtils.getMostSpecificCause(fault);
        String text =
                Objects.requireNonNullElse(told.getMessage(), told.getClass().getSimpleName());
        String line = text.lines().findFirst().orElse(text).replace("\0", "");
        return line.substring(0, Math.min(LONGEST, line.length()));
    }
}
