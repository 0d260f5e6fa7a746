package com.mantisnxt.sync.upkeep;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The book of what is to be dropped, from the notice to the end; each act commits together with its entry. */
final class DropList {

    private static final String COLUMNS = """
            select id, relation, lower_bound as lower, upper_bound as upper, noticed_at, detached_at, archive
              from sync_console.upkeep_drop
            """;
    /** A notice from a time that has not come yet was given by a wrong clock. */
    private static final String NOTICE = """
            insert into sync_console.upkeep_drop as d (relation, lower_bound, upper_bound, noticed_at)
            values (?, ?, ?, ?)
            on conflict (relation) where dropped_at is null do update
               set noticed_at = excluded.noticed_at,
                   upper_bound = excluded.upper_bound
             where d.detached_at is null
               and (d.noticed_at > excluded.noticed_at or d.upper_bound <> excluded.upper_bound)
            """;

    private DropList() {}

    static void notice(JdbcClient jdbc, LogPartition partition, Instant now) {
        jdbc.sql(NOTICE)
                .param(partition.name())
                .param(at(partition.lower()))
                .param(at(partition.upper()))
                .param(at(now))
                .update();
    }

    /** What is kept after all is not to go the day it is due again. */
    static void takeBack(JdbcClient jdbc, List<String> due) {
        jdbc.sql("delete from sync_console.upkeep_drop"
                        + " where detached_at is null and dropped_at is null and not relation = any (?)")
                .param(due.toArray(String[]::new))
                .update();
    }

    /** Those whose notice is over, the oldest first. */
    static List<DropRow> ripe(JdbcClient jdbc, Instant noticedBefore) {
        return jdbc.sql(COLUMNS + """
                         where detached_at is null
                           and dropped_at is null
                           and noticed_at <= ?
                         order by upper_bound
                        """)
                .param(at(noticedBefore))
                .query(DropRow.class)
                .list();
    }

    /** Those that are out of the log and not yet gone. */
    static List<DropRow> detached(JdbcClient jdbc) {
        return jdbc.sql(COLUMNS + " where detached_at is not null and dropped_at is null order by upper_bound")
                .query(DropRow.class)
                .list();
    }

    static void detached(JdbcClient jdbc, UUID id, String table) {
        jdbc.sql("update sync_console.upkeep_drop set relation = ?, detached_at = now() where id = ?")
                .param(table)
                .param(id)
                .update();
    }

    static void putBack(JdbcClient jdbc, UUID id) {
        jdbc.sql("update sync_console.upkeep_drop set detached_at = null where id = ?")
                .param(id)
                .update();
    }

    static void archived(JdbcClient jdbc, UUID id, String file) {
        jdbc.sql("update sync_console.upkeep_drop set archive = ? where id = ?")
                .param(file)
                .param(id)
                .update();
    }

    static void dropped(JdbcClient jdbc, UUID id, long rows, long bytes) {
        jdbc.sql("update sync_console.upkeep_drop set dropped_at = now(), row_count = ?, bytes = ? where id = ?")
                .param(rows)
                .param(bytes)
                .param(id)
                .update();
    }

    /** Dropped, and the organisations were not told yet. */
    static List<DropRow> untold(JdbcClient jdbc) {
        return jdbc.sql(COLUMNS + " where dropped_at is not null and told_at is null order by upper_bound")
                .query(DropRow.class)
                .list();
    }

    static void told(JdbcClient jdbc, UUID id) {
        jdbc.sql("update sync_console.upkeep_drop set told_at = now() where id = ?")
                .param(id)
                .update();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
