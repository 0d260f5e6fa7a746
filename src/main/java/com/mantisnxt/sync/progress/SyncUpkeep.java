package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.tenant.EachOrganisation;
import com.mantisnxt.sync.tenant.OrgId;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends what has been silent for long, and forgets what ended long ago; every node may run it, each statement is done once.
 */
@Component
class SyncUpkeep {

    private static final Logger log = LoggerFactory.getLogger(SyncUpkeep.class);

    private static final String END_SILENT = """
            update public.sync_progress
               set status = 'timeout',
                   completed_at = clock_timestamp(),
                   error_code = 'silent',
                   error_message = 'No sign of life since ' || to_char(heartbeat_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"')
             where org_id = ?
               and completed_at is null
               and status <> 'paused'
               and heartbeat_at < clock_timestamp() - make_interval(secs => ?)
            """;

    private static final String FORGET = """
            delete from public.sync_progress
             where org_id = ?
               and completed_at < clock_timestamp() - make_interval(secs => ?)
            """;

    private static final String FORGET_KEYS = """
            delete from sync_console.start_key
             where org_id = ?
               and created_at < clock_timestamp() - interval '7 days'
            """;

    private static final String FORGET_ACTS = """
            delete from sync_console.bulk_act
             where org_id = ?
               and ended_at < clock_timestamp() - make_interval(secs => ?)
            """;

    private final EachOrganisation each;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final BoardProperties properties;

    SyncUpkeep(
            EachOrganisation each,
            TransactionTemplate transactionTemplate,
            JdbcClient jdbc,
            BoardProperties properties) {
        this.each = each;
        this.transaction = transactionTemplate;
        this.jdbc = jdbc;
        this.properties = properties;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void run() {
        each.run("Upkeep of syncs", "The upkeep of syncs was not done", this::upkeep);
    }

    /** On behalf of the organisation. */
    void upkeep(OrgId org) {
        transaction.executeWithoutResult(status -> {
            int silent = run(END_SILENT, org, properties.timeoutAfter());
            int forgotten = run(FORGET, org, properties.historyStays());
            run(FORGET_ACTS, org, properties.historyStays());
            jdbc.sql(FORGET_KEYS).param(org.value()).update();
            if (silent + forgotten > 0) {
                log.info("Organisation {}: {} silent syncs ended, {} old ones forgotten", org, silent, forgotten);
            }
        });
    }

    private int run(String statement, OrgId org, Duration age) {
        return jdbc.sql(statement).param(org.value()).param(age.toSeconds()).update();
    }
}
