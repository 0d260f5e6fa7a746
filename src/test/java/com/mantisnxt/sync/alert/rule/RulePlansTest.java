package com.mantisnxt.sync.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.preview.UnopenedPreviews;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a look costs: what is now, and not what there is of the log and of the past. */
class RulePlansTest {

    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");
    private static final int ENDED = 20_000;
    private static final int EVENTS = 20_000;

    private final Instant now = Instant.now();

    @Test
    void aLookReadsAFewPagesHoweverMuchThereIs() {
        TestOrganisation organisation = TestServer.POSTGRES_18.shared().newOrganisation();
        try (Session administrator = TestServer.POSTGRES_18.shared().asAdministrator();
                Session app = TestServer.POSTGRES_18.shared().asApplication(organisation.id())) {
            past(administrator, organisation);
            Timestamp before = ago(Duration.ofMinutes(10));
            String failed = FailedRule.ENDED.formatted(Subject.COLUMNS, Subject.OF_SYNC, "3, 4, 5, 8");
            isCheap(app, failed, organisation.id(), before);
            isCheap(app, SlowRule.SQL, before, organisation.id(), before);
            isCheap(app, StalledRule.SQL, organisation.id(), at(now), before, before);
            Object[] lately = {organisation.id(), organisation.id(), at(now)};
            assertThat(buffers(explained(app, LongRule.REMEMBER, lately)))
                    .as("what is caught up with when nobody has looked for long")
                    .isLessThan(60 * LongRule.CAUGHT_UP);
            administrator.run("vacuum analyze sync_console.sync_duration");
            isCheap(app, LongRule.REMEMBER, lately);
            isCheap(app, LongRule.SQL, at(now), organisation.id(), before, 5);
            isCheap(app, MissedScheduleRule.SQL, organisation.id());
            isCheap(app, OpenPreviews.SQL, organisation.id());
            isCheap(
                    app,
                    UnopenedPreviews.SQL,
                    organisation.id(),
                    ago(Duration.ofHours(1)),
                    at(now.plus(Duration.ofDays(1))));
            newErrorsAreCheap(app, organisation);
        }
    }

    private void newErrorsAreCheap(Session app, TestOrganisation organisation) {
        Timestamp quiet = ago(Duration.ofHours(6));
        Long[] open = {
            app.value(Long.class, "select sync_console.error_fingerprint('No such thing: ' || repeat('a', 5))")
        };
        String plan = isCheap(
                app,
                NewErrorRule.SQL,
                organisation.id(),
                quiet,
                quiet,
                open,
                organisation.id(),
                quiet,
                ago(Duration.ofDays(30)),
                organisation.id(),
                ago(Duration.ofDays(1)),
                open,
                20,
                organisation.id());
        assertThat(plan).contains("Index").doesNotContain("Seq Scan on sync_activity_log");
    }

    private String isCheap(Session app, String sql, @Nullable Object... params) {
        String plan = explained(app, sql, params);
        assertThat(plan)
                .doesNotContain(
                        "Seq Scan on sync_progress ",
                        "Seq Scan on sync_activity_log",
                        "Seq Scan on run ",
                        "Seq Scan on sync_preview_cache ",
                        "Seq Scan on preview_plan ",
                        "Seq Scan on sync_duration ");
        assertThat(buffers(plan)).as(plan).isLessThan(2_500);
        return plan;
    }

    /** What was done; how the months that nobody had to look into would have been read is the planner's affair. */
    private static String explained(Session app, String sql, @Nullable Object... params) {
        return app.values(String.class, "explain (analyze, buffers) " + sql, params).stream()
                .filter(line -> !line.contains("(never executed)"))
                .collect(Collectors.joining("\n"));
    }

    private static int buffers(String plan) {
        Matcher found = BUFFERS.matcher(plan);
        assertThat(found.find()).as(plan).isTrue();
        return Integer.parseInt(found.group(1)) + (found.group(2) == null ? 0 : Integer.parseInt(found.group(2)));
    }

    /** Months of it, and three syncs of services and as many of connections that run. */
    private void past(Session administrator, TestOrganisation organisation) {
        administrator.set("session_replication_role", "replica");
        syncs(administrator, organisation);
        runs(administrator, organisation);
        previews(administrator, organisation);
        log(administrator, organisation);
    }

    /** The latest that ended are the engine's own; what services brought lies behind them. */
    private void syncs(Session administrator, TestOrganisation organisation) {
        String columns =
                "insert into public.sync_progress (org_id, sync_id, entity_type, entity_code, source_code, status,"
                        + " status_code, total_items, started_at, heartbeat_at, transition_at, completed_at) ";
        administrator.run(columns + """
                        select ?, 'ended-' || i, 'product', 2, 1, 'completed', 3, 10,
                               now() - i * interval '5 minutes' - interval '1 minute', now(), now(),
                               now() - i * interval '5 minutes'
                          from generate_series(1, ?) i
                        """, organisation.id(), ENDED + ENDED / 2);
        administrator.run(columns + """
                        select ?, 'running-' || i, 'product', 2, 1, 'in_progress', 2, 10,
                               now() - interval '2 hours', now(), now() - interval '2 hours', null
                          from generate_series(1, 6) i
                        """, organisation.id());
        administrator.run("vacuum analyze public.sync_progress");
    }

    private void runs(Session administrator, TestOrganisation organisation) {
        String columns = "insert into sync_console.run (org_id, id, kind_code, preview_id, connection_id, entity_code,"
                + " sync_id, state_code, created_at) ";
        administrator.run(columns + """
                        select ?, gen_random_uuid(), 3, gen_random_uuid(), md5((i % 3)::text)::uuid, 2,
                               'ended-' || i, 4, now() - i * interval '5 minutes'
                          from generate_series(1, ?) i
                        """, organisation.id(), ENDED);
        administrator.run(columns + """
                        select ?, gen_random_uuid(), 3, gen_random_uuid(), md5(i::text)::uuid, 2,
                               'running-' || i, 2, now() - interval '2 hours'
                          from generate_series(1, 3) i
                        """, organisation.id());
        administrator.run("vacuum analyze sync_console.run");
    }

    /** All by the engine, approved long ago or about to expire. */
    private void previews(Session administrator, TestOrganisation organisation) {
        administrator.run("""
                insert into public.sync_preview_cache (org_id, sync_type, sync_id, delta_json, computed_at, expires_at)
                select ?, 'woocommerce', 'ended-' || i, '{"new": []}', now() - i * interval '5 minutes',
                       case i % 2 when 0 then now() + interval '1 day' - i * interval '5 seconds'
                                  else now() + interval '90 days' - i * interval '5 minutes' end
                  from generate_series(1, ?) i
                """, organisation.id(), ENDED);
        administrator.run("""
                insert into sync_console.preview_plan
                       (org_id, preview_id, connection_id, entity_code, source_code, state_code, decision_hash)
                select c.org_id, c.id, md5('1')::uuid, 2, 1, 8, '\\x00'
                  from public.sync_preview_cache c
                 where c.org_id = ?
                """, organisation.id());
        administrator.run("vacuum analyze public.sync_preview_cache");
        administrator.run("vacuum analyze sync_console.preview_plan");
    }

    private void log(Session administrator, TestOrganisation organisation) {
        administrator.run("""
                insert into public.sync_activity_log
                       (org_id, action, status, error_message, created_at)
                select ?, 'manual_trigger', 'failed', 'No such thing: ' || repeat(chr(97 + i % 26), 5),
                       now() - i * interval '1 minute'
                  from generate_series(1, ?) i
                """, organisation.id(), EVENTS);
        administrator.run("""
                insert into sync_console.activity_cause_hour
                select ?, date_trunc('hour', now()) - h * interval '1 hour',
                       sync_console.error_fingerprint('No such thing: ' || repeat(chr(97 + i), 5)), 5, 6, 0, 0, 3,
                       date_trunc('hour', now()) - h * interval '1 hour', now() - h * interval '1 hour'
                  from generate_series(0, 300) h, generate_series(0, 25) i
                """, organisation.id());
        administrator.run("analyze public.sync_activity_log");
        administrator.run("vacuum analyze sync_console.activity_cause_hour");
    }

    private Timestamp ago(Duration time) {
        return at(now.minus(time));
    }

    private static Timestamp at(Instant moment) {
        return Timestamp.from(moment);
    }
}
