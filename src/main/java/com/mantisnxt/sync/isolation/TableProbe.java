package com.mantisnxt.sync.isolation;

import com.mantisnxt.sync.tenant.CurrentCaller;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every table of ours with rows of organisations, as the catalogue has them now, every partition by its own name, and
 * whatever shows their rows in another way: no policy holds a materialized view.
 */
@Component
class TableProbe implements Probe {

    /** What the application can't read tells nobody anything; the catalogue is the judge of that. */
    private static final String TABLES = """
            select c.oid::regclass::text as name,
                   has_column_privilege(c.oid, a.attnum, 'select') as readable,
                   c.relispartition as part
              from pg_catalog.pg_class c
              join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
             where c.relkind in ('r', 'p', 'v', 'm', 'f')
               and c.relnamespace::regnamespace::text in ('public', 'auth', 'sync_console')
               and c.relowner = (select relowner from pg_catalog.pg_class where oid = 'public.sync_progress'::regclass)
             order by 1
            """;

    private static final String BOUND = "select set_config('statement_timeout', '10s', true)";

    /** No canary has people. */
    private static final Set<String> OF_PEOPLE = Set.of(
            "auth.users_extended",
            "sync_console.member_role",
            "sync_console.one_time_link",
            "sync_console.totp_secret");

    /** What a job adds up, some time after the event. */
    private static final Set<String> COUNTS =
            Set.of("sync_console.activity_hour", "sync_console.activity_cause_hour", "sync_console.activity_kind");

    private static final String IS_TO_BE_COUNTED = """
            select exists (
                select
                  from public.sync_activity_log
                 where org_id = ?
                   and created_at < now() - interval '1 hour')
            """;

    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    TableProbe(CurrentCaller currentCaller, TransactionTemplate transaction, JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "tables";
    }

    private record Table(String name, boolean readable, boolean part) {}

    @Override
    public void ask(Canary as, Canary other, Tally tally) {
        for (Table table : tables()) {
            currentCaller.runAs(
                    as.caller(),
                    () -> transaction.executeWithoutResult(status -> {
                        boolean clean = !table.readable
                                || !seen("select exists (select from %s where org_id is distinct from ?)", table, as);
                        tally.checked(table.name, as.marker(), clean);
                        if (table.readable
                                && hasToHold(table, as)
                                && !seen("select exists (select from %s where org_id = ?)", table, as)) {
                            tally.unproven(table.name);
                        }
                    }));
        }
    }

    @Override
    public void askAsNobody(Tally tally) {
        for (Table table : tables()) {
            transaction.executeWithoutResult(status -> {
                bound();
                boolean clean = !table.readable
                        || !jdbc.sql("select exists (select from %s)".formatted(table.name))
                                .query(Boolean.class)
                                .single();
                tally.checked(table.name, "nobody", clean);
            });
        }
    }

    /** A canary's events lie in a partition or two. */
    private boolean hasToHold(Table table, Canary as) {
        return !table.part
                && !OF_PEOPLE.contains(table.name)
                && (!COUNTS.contains(table.name) || seen(IS_TO_BE_COUNTED, table, as));
    }

    private boolean seen(String question, Table table, Canary as) {
        bound();
        return jdbc.sql(question.formatted(table.name))
                .param(as.org().value())
                .query(Boolean.class)
                .single();
    }

    private void bound() {
        jdbc.sql(BOUND).query(String.class).single();
    }

    @SuppressWarnings("NullAway") // a list is returned
    private List<Table> tables() {
        return transaction.execute(status -> jdbc.sql(TABLES).query(Table.class).list());
    }
}
