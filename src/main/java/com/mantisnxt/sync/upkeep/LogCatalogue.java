package com.mantisnxt.sync.upkeep;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What PostgreSQL's catalogue says of the log. */
final class LogCatalogue {

    static final String LOG = "public.sync_activity_log";
    static final String PREFIX = "sync_activity_log_";
    static final String FUTURE = PREFIX + "future";
    static final String PAST = PREFIX + "past";

    /** Bounds are read by the session that writes them down, whatever its time zone. */
    private static final String PARTITIONS = """
            select c.relname as name,
                   (regexp_match(b.bound, 'FROM \\(''([^'']+)''\\)'))[1]::timestamptz as lower,
                   (regexp_match(b.bound, 'TO \\(''([^'']+)''\\)'))[1]::timestamptz as upper,
                   pg_relation_size(c.oid) as heap_bytes,
                   pg_indexes_size(c.oid) as index_bytes,
                   case when c.reltuples >= 0 then greatest(c.reltuples, s.n_live_tup)::bigint
                        when s.n_live_tup > 0 or pg_relation_size(c.oid) = 0 then s.n_live_tup end as rows,
                   coalesce(s.n_dead_tup, 0) as dead_rows,
                   greatest(s.last_vacuum, s.last_autovacuum) as vacuumed_at,
                   greatest(s.last_analyze, s.last_autoanalyze) as analyzed_at,
                   c.relrowsecurity and c.relforcerowsecurity
                       and not exists (select from aclexplode(c.relacl) a where a.grantee <> c.relowner) as guarded,
                   i.inhdetachpending as half_detached
              from pg_catalog.pg_inherits i
              join pg_catalog.pg_class c on c.oid = i.inhrelid
             cross join lateral pg_get_expr(c.relpartbound, c.oid) as b (bound)
              left join pg_catalog.pg_stat_all_tables s on s.relid = c.oid
             where i.inhparent = 'public.sync_activity_log'::regclass
             order by lower nulls first, upper nulls last
            """;

    private LogCatalogue() {}

    /** From the oldest to the newest. */
    static List<LogPartition> partitions(JdbcClient jdbc) {
        return jdbc.sql(PARTITIONS).query(LogPartition.class).list();
    }

    /** The database's clock is the one that counts: it dates the rows. */
    static Instant now(JdbcClient jdbc) {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Whether a table of that name exists in the log's schema, attached or not. */
    static boolean exists(JdbcClient jdbc, String table) {
        return jdbc.sql("select to_regclass('public.' || quote_ident(?)) is not null")
                .param(table)
                .query(Boolean.class)
                .single();
    }

    static String qualified(String table) {
        return "public.\"" + table.replace("\"", "\"\"") + "\"";
    }

    /** As a bound in a statement. */
    static String bound(Instant at) {
        return "'" + at + "'";
    }
}
