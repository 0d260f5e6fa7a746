package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.tenant.RegularWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds the log's new events to its hourly counts, behind the writers. Every node may run it, the database lets one work;
 * what is not folded yet is counted from the log, so late is slower but never wrong.
 */
@Component
class ActivityFold {

    private static final int CHUNK = 50_000;
    private static final int MOST_CHUNKS = 40;

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final RegularWork regular;

    ActivityFold(PlatformTransactionManager manager, JdbcClient jdbc, RegularWork regular) {
        this.transaction = new TransactionTemplate(manager);
        this.jdbc = jdbc;
        this.regular = regular;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
    void run() {
        regular.run("Counts of the log", "The log's counts were not brought up to date", () -> {
            int chunks = 0;
            while (fold() == CHUNK && chunks < MOST_CHUNKS) {
                chunks++;
            }
        });
    }

    /** How many positions it went forward: 0 where nothing is new, or another node is at it. */
    long fold() {
        Long forward = transaction.execute(status -> jdbc.sql("select sync_console.fold_activity(?)")
                .param(CHUNK)
                .query(Long.class)
                .single());
        return forward == null ? 0 : forward;
    }
}
