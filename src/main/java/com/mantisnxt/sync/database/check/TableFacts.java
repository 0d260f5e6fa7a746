package com.mantisnxt.sync.database.check;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The contract's three tables as they stand. Rows are counted where the owner may see them all, else estimated by what
 * the server knows.
 */
record TableFacts(String name, String owner, boolean secured, boolean forced, long bytes, Rows rows) {

    private static final String TABLES = """
            select c.oid::regclass::text as name,
                   c.relowner::regrole::text as owner,
                   c.relrowsecurity as secured,
                   c.relforcerowsecurity as forced,
                   sum(pg_total_relation_size(leaf.oid))::bigint as bytes,
                   has_table_privilege(c.oid, 'select') and not row_security_active(c.oid) as countable,
                   sum(case when leaf.reltuples >= 0 then leaf.reltuples else pg_relation_size(leaf.oid) / 150 end)::bigint
                       as guess
              from pg_class c
              left join lateral pg_partition_tree(c.oid) t on t.isleaf
              join pg_class leaf on leaf.oid = coalesce(t.relid, c.oid)
             where c.oid in (
                       to_regclass('public.sync_preview_cache'),
                       to_regclass('public.sync_progress'),
                       to_regclass('public.sync_activity_log'))
             group by c.oid
             order by c.relname
            """;

    /** How many, and whether that was counted. */
    record Rows(long number, boolean counted) {

        String text() {
            return (counted ? "" : "about ") + number + (number == 1 ? " row" : " rows");
        }
    }

    private record Seen(
            String name, String owner, boolean secured, boolean forced, long bytes, boolean countable, long guess) {}

    static List<TableFacts> in(JdbcClient jdbc) {
        return jdbc.sql(TABLES).query(Seen.class).list().stream()
                .map(seen -> new TableFacts(
                        seen.name(), seen.owner(), seen.secured(), seen.forced(), seen.bytes(), rows(jdbc, seen)))
                .toList();
    }

    private static Rows rows(JdbcClient jdbc, Seen seen) {
        if (!seen.countable()) {
            return new Rows(seen.guess(), false);
        }
        return new Rows(
                jdbc.sql("select count(*) from " + seen.name())
                        .query(Long.class)
                        .single(),
                true);
    }

    String text() {
        String security = !secured
                ? "no row-level security"
                : forced ? "row-level security forced" : "row-level security not forced";
        return "%s: %s, %s, of %s, %s".formatted(name, rows.text(), Sizes.of(bytes), owner, security);
    }
}
