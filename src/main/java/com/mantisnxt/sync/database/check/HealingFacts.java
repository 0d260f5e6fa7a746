package com.mantisnxt.sync.database.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What V0025 would find and do, by the migration's own question, so that the two can't come apart. */
final class HealingFacts {

    private static final String MIGRATION = "db/migrations/V0025__heal_earlier_deliveries.sql";
    private static final Pattern QUESTION = Pattern.compile(
            "(?s)create function pg_temp\\.differences_from_0024\\(\\).*?\\bas \\$\\$\\n(.*?)\\n\\$\\$;");

    /** Each is one line; what is so already is not told. */
    private static final String CHANGES = """
            select 'check ' || k.conname || ' of sync_preview_cache goes: expired rows can be updated'
              from pg_constraint k
             where k.conrelid = to_regclass('public.sync_preview_cache') and k.contype = 'c'
            union all
            select 'cache_key becomes unique within its organisation: say "on conflict (org_id, cache_key)"'
              from pg_constraint k
             where k.conrelid = to_regclass('public.sync_preview_cache') and k.contype = 'u'
               and pg_get_constraintdef(k.oid) = 'UNIQUE (cache_key)'
            union all
            select 'index ' || i.indexrelid::regclass || ' on sync_progress goes, reports change what it holds'
              from pg_index i
             where i.indrelid = to_regclass('public.sync_progress')
               and pg_get_indexdef(i.indexrelid) ~ '\\(.*updated_at.*\\)'
            union all
            select 'row-level security of ' || c.oid::regclass || ' holds its owner too'
              from pg_class c
             where c.oid in (
                       to_regclass('public.sync_preview_cache'),
                       to_regclass('public.sync_progress'),
                       to_regclass('public.sync_activity_log'))
               and not c.relforcerowsecurity
            union all
            select 'policies compare with app.current_org_id, not with auth.uid(): set it in each transaction'
             where exists (
                       select
                         from pg_policy p
                        where p.polrelid = to_regclass('public.sync_progress')
                          and pg_get_expr(coalesce(p.polqual, p.polwithcheck), p.polrelid) ~ 'auth\\.uid')
            union all
            select 'the log becomes append-only: no update, no delete'
             where exists (
                       select
                         from pg_policy p
                        where p.polrelid = to_regclass('public.sync_activity_log')
                          and p.polcmd in ('w', 'd', '*')
                          and coalesce(pg_get_expr(p.polqual, p.polrelid), 'true') <> 'false')
            union all
            select case
                       when c.relispartition then 'all rights on partition '
                       else 'truncate on '
                   end || c.oid::regclass || ' are taken from '
                   || string_agg(distinct case a.grantee when 0 then 'public' else a.grantee::regrole::text end, ', ')
              from pg_class c
             cross join lateral aclexplode(c.relacl) a
             where (c.oid in (
                           to_regclass('public.sync_preview_cache'),
                           to_regclass('public.sync_progress'),
                           to_regclass('public.sync_activity_log'))
                       and a.privilege_type = 'TRUNCATE'
                    or c.oid in (
                           select i.inhrelid
                             from pg_inherits i
                            where i.inhparent = to_regclass('public.sync_activity_log')))
               and a.grantee <> c.relowner
             group by c.oid, c.relispartition
            """;

    private HealingFacts() {}

    /** What is neither 1.0 nor ours; the migration refuses it and says the same. */
    static List<String> differences(JdbcClient jdbc) {
        jdbc.sql("select set_config('search_path', '', true), set_config('timezone', 'UTC', true)")
                .query()
                .singleRow();
        return jdbc.sql(question()).query(String.class).list();
    }

    static List<String> changes(JdbcClient jdbc) {
        return jdbc.sql(CHANGES).query(String.class).list();
    }

    private static String question() {
        try {
            String migration = new ClassPathResource(MIGRATION).getContentAsString(StandardCharsets.UTF_8);
            var found = QUESTION.matcher(migration);
            if (!found.find()) {
                throw new IllegalStateException(MIGRATION + " asks its question in another way");
            }
            return found.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
