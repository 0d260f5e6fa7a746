package com.mantisnxt.sync.upkeep;

import static com.mantisnxt.sync.upkeep.LogCatalogue.LOG;
import static com.mantisnxt.sync.upkeep.LogCatalogue.bound;
import static com.mantisnxt.sync.upkeep.LogCatalogue.qualified;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statements that make, fit, attach and detach partitions of the log, each for the transaction it is called in. What
 * is made takes after the log as it is: columns, indexes and foreign keys, whatever migrations added.
 */
final class PartitionTables {

    /** Proves to PostgreSQL that rows lie within bounds; stands only until it has been used. */
    private static final String BOUNDS = "sync_activity_log_within_bounds";

    private static final String FOREIGN_KEYS = """
            select format('add constraint %I %s', k.conname, pg_get_constraintdef(k.oid))
              from pg_catalog.pg_constraint k
             where k.conrelid = 'public.sync_activity_log'::regclass
               and k.contype = 'f'
               and k.conparentid = 0
            """;
    private static final String GRANTEES = """
            select distinct case a.grantee when 0 then 'public' else a.grantee::regrole::text end
              from pg_catalog.pg_class c
             cross join lateral aclexplode(c.relacl) a
             where c.oid = ?::regclass
               and a.grantee <> c.relowner
            """;
    private static final String STANDING = """
            select c.relkind = 'r' and not c.relispartition and pg_has_role(c.relowner, 'usage')
              from pg_catalog.pg_class c
             where c.oid = ?::regclass
            """;

    /** Tables with names of ours that are no partitions, and not on their way out either. */
    private static final String LEFT_OVER = """
            select c.relname
              from pg_catalog.pg_class c
             where c.relnamespace = 'public'::regnamespace
               and c.relkind = 'r'
               and not c.relispartition
               and pg_has_role(c.relowner, 'usage')
               and c.relname ~ '^sync_activity_log_(next|[0-9]{4}(_[0-9]{2}){1,2}(_to_[0-9]{4}(_[0-9]{2}){1,2})?)$'
               and not exists (select from sync_console.upkeep_drop d
                                where d.relation = c.relname
                                  and d.dropped_at is null)
             order by c.relname
            """;

    private PartitionTables() {}

    /** A table apart from the log, ready to be attached without work. */
    static void make(JdbcClient jdbc, String table) {
        run(jdbc, "create table " + qualified(table) + " (like " + LOG + " including all)");
        List<String> keys = jdbc.sql(FOREIGN_KEYS).query(String.class).list();
        keys.forEach(key -> run(jdbc, alter(table) + key));
        guard(jdbc, table);
    }

    /** Takes away what work that broke off has left; a table with rows is left to people. */
    static List<String> sweep(JdbcClient jdbc) {
        List<String> empty = jdbc.sql(LEFT_OVER).query(String.class).list().stream()
                .filter(table -> isEmpty(jdbc, table))
                .toList();
        empty.forEach(table -> drop(jdbc, table));
        return empty;
    }

    /** Row-level security on, for the owner too, and nobody with a right to it by its own name. */
    static void guard(JdbcClient jdbc, String table) {
        run(jdbc, alter(table) + "enable row level security, force row level security");
        jdbc.sql(GRANTEES)
                .param(qualified(table))
                .query(String.class)
                .list()
                .forEach(grantee -> run(jdbc, "revoke all on " + qualified(table) + " from " + grantee));
    }

    /**
     * A table of that name that stands ready. One that is there already, of work that broke off or of an administrator's,
     * is made anew when it is empty, and kept with its rows when it is not.
     */
    static void ready(JdbcClient jdbc, String table, @Nullable Instant lower, @Nullable Instant upper) {
        if (LogCatalogue.exists(jdbc, table)) {
            if (!jdbc.sql(STANDING).param(qualified(table)).query(Boolean.class).single()) {
                throw new IllegalStateException("A partition " + table
                        + " is to be made, and that name is taken by something that can't become one.");
            }
            if (!isEmpty(jdbc, table)) {
                guard(jdbc, table);
                promise(jdbc, table, lower, upper);
                prove(jdbc, table);
                return;
            }
            drop(jdbc, table);
        }
        make(jdbc, table);
    }

    /** Whether there are rows, those that policies hide too. Leaves the table to its owner's eyes until it is guarded. */
    static boolean isEmpty(JdbcClient jdbc, String table) {
        run(jdbc, alter(table) + "no force row level security");
        return !jdbc.sql("select exists (select from " + qualified(table) + ")")
                .query(Boolean.class)
                .single();
    }

    /** All rows, those that policies hide too. Leaves the table to its owner's eyes until it is guarded. */
    static long count(JdbcClient jdbc, String table) {
        run(jdbc, alter(table) + "no force row level security");
        return jdbc.sql("select count(*) from " + qualified(table))
                .query(Long.class)
                .single();
    }

    /** Lets only rows within the bounds in from now on; what is in is looked at by {@link #prove}. */
    static void promise(JdbcClient jdbc, String table, @Nullable Instant lower, @Nullable Instant upper) {
        String from = lower == null ? "true" : "created_at >= " + bound(lower);
        String to = upper == null ? "true" : "created_at < " + bound(upper);
        run(
                jdbc,
                alter(table) + "drop constraint if exists " + BOUNDS + ", add constraint " + BOUNDS
                        + " check (created_at is not null and " + from + " and " + to + ") not valid");
    }

    /** Looks at all rows, while others go on writing. */
    static void prove(JdbcClient jdbc, String table) {
        run(jdbc, alter(table) + "validate constraint " + BOUNDS);
    }

    static void attach(JdbcClient jdbc, String table, @Nullable Instant lower, @Nullable Instant upper) {
        String from = lower == null ? "minvalue" : bound(lower);
        String to = upper == null ? "maxvalue" : bound(upper);
        run(
                jdbc,
                "alter table " + LOG + " attach partition " + qualified(table) + " for values from (" + from + ") to ("
                        + to + ")");
        run(jdbc, alter(table) + "drop constraint if exists " + BOUNDS);
    }

    static void detach(JdbcClient jdbc, String table) {
        run(jdbc, "alter table " + LOG + " detach partition " + qualified(table));
    }

    static void finishDetaching(JdbcClient jdbc, String table) {
        run(jdbc, "alter table " + LOG + " detach partition " + qualified(table) + " finalize");
    }

    static void drop(JdbcClient jdbc, String table) {
        run(jdbc, "drop table " + qualified(table));
    }

    static void rename(JdbcClient jdbc, String table, String name) {
        run(jdbc, alter(table) + "rename to \"" + name + "\"");
    }

    private static String alter(String table) {
        return "alter table " + qualified(table) + " ";
    }

    private static void run(JdbcClient jdbc, String statement) {
        jdbc.sql(statement).update();
    }
}
