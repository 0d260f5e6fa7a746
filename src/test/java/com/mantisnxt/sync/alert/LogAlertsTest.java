package com.mantisnxt.sync.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Alerts about the log, its months and its growth. */
class LogAlertsTest extends InstallationAlertsStage {

    @Test
    void fewMonthsAheadAreAnAlertUntilThereAreEnough() {
        set("months-ahead", true, List.of(24));
        after(Duration.ofMinutes(1));
        assertThat(open()).containsExactly("months-ahead");
        assertThat(texts().getFirst()).endsWith("of the log lie ready ahead (at least 24 should).");
        String open = openFrom(LocalDate.now(ZoneOffset.UTC).plusMonths(30).withDayOfMonth(1));
        try {
            after(Duration.ofMinutes(1));
            assertThat(open()).isEmpty();
        } finally {
            openAsBefore(open);
        }
    }

    /** @return how far it was open before */
    private String openFrom(LocalDate day) {
        String open = administrator.value(
                String.class,
                "select pg_get_expr(relpartbound, oid) from pg_class where oid = 'public.sync_activity_log_future'::regclass");
        openAsBefore("for values from ('%s 00:00:00+00') to (maxvalue)".formatted(day));
        return open;
    }

    private void openAsBefore(String open) {
        administrator.runScript("""
                alter table public.sync_activity_log detach partition public.sync_activity_log_future;
                alter table public.sync_activity_log attach partition public.sync_activity_log_future %s;
                """.formatted(open));
    }

    /** As the upkeep makes it. */
    private void thisMonthHasItsPartition() {
        LocalDate month = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1);
        String next = month.plusMonths(1) + " 00:00:00+00";
        administrator.runScript("""
                alter table public.sync_activity_log detach partition public.sync_activity_log_future;
                create table public.sync_activity_log_now partition of public.sync_activity_log
                    for values from ('%s 00:00:00+00') to ('%s');
                alter table public.sync_activity_log attach partition public.sync_activity_log_future
                    for values from ('%s') to (maxvalue);
                """.formatted(month, next, next));
    }

    @Test
    void aLogThatGrowsByMoreThanWantedIsAnAlert() {
        thisMonthHasItsPartition();
        administrator.set("session_replication_role", "replica");
        administrator.run(
                "insert into public.sync_activity_log (org_id, action, status, message)"
                        + " select ?, 'manual_trigger', 'completed', 'row ' || i from generate_series(1, 150000) i",
                TENANT.id());
        after(Duration.ofMinutes(1));
        assertThat(open()).doesNotContain("log-growth");
        set("log-growth", true, List.of(1));
        after(Duration.ofMinutes(1));
        assertThat(open()).contains("log-growth");
        assertThat(texts()).anyMatch(text -> text.endsWith("MB a day this month (the limit is 1 MB)."));
        set("log-growth", true, List.of(10_000));
        after(Duration.ofMinutes(1));
        assertThat(open()).doesNotContain("log-growth");
    }

    @Test
    void eventsInTheCatchAllAreAnAlert() {
        eventOfYearsAhead();
        after(Duration.ofMinutes(1));
        assertThat(open()).contains("catch-all-in-use");
        assertThat(texts().getFirst())
                .contains("catch-all, which should be empty")
                .doesNotContain("clock");
        administrator.run("truncate public.sync_activity_log_future");
        after(Duration.ofMinutes(1));
        assertThat(open()).doesNotContain("catch-all-in-use");
    }

    /** Where enough months lie ready, only a clock that stood ahead puts an event beyond them. */
    @Test
    void eventsThatAClockDatedAheadAreSaidToBe() {
        String open = openFrom(LocalDate.now(ZoneOffset.UTC).plusMonths(4).withDayOfMonth(1));
        try {
            eventOfYearsAhead();
            after(Duration.ofMinutes(1));
            assertThat(texts()).anyMatch(text -> text.contains("catch-all") && text.contains("clock"));
            administrator.run("truncate public.sync_activity_log_future");
        } finally {
            openAsBefore(open);
        }
    }

    private void eventOfYearsAhead() {
        administrator.set("session_replication_role", "replica");
        administrator.run(
                "insert into public.sync_activity_log (id, org_id, action, status, created_at)"
                        + " values (?, ?, 'manual_trigger', 'completed', now() + interval '5 years')",
                UUID.randomUUID(),
                TENANT.id());
    }
}
