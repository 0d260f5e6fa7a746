package com.mantisnxt.sync.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Alerts about the installation, in a database of their own: for its administrators, and for nobody else. */
@SpringBootTest
@ActiveProfiles("test")
class InstallationAlertsTest {

    private static final TestDatabase DATABASE = TestServer.POSTGRES_18.migrated();
    private static final TestOrganisation CARETAKERS = DATABASE.newOrganisation();
    private static final TestOrganisation TENANT = DATABASE.newOrganisation();

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        registry.add("sync.database.url", DATABASE::url);
        registry.add("sync.database.user.name", () -> "sync_app");
        registry.add("sync.database.owner.name", () -> "sync_owner");
        registry.add("sync.account.secret-key-file", () -> "target/test-secret.key");
        registry.add("sync.upkeep.caretakers", () -> CARETAKERS.id().toString());
        registry.add("sync.alert.enabled", () -> "false");
        registry.add("db-scheduler.enabled", () -> "false");
    }

    private final Session administrator = DATABASE.asAdministrator();
    private Instant now = Instant.now();

    @Autowired
    private AlertEvaluator evaluator;

    @Autowired
    private CurrentCaller currentCaller;

    @Autowired
    private Alerts alerts;

    @Autowired
    private AlertActs acts;

    @Autowired
    private AlertRules rules;

    /** A fresh log that nothing is wrong with, so that each test breaks one thing. */
    @BeforeEach
    void nothingIsWrong() {
        administrator.run("delete from sync_console.installation_alert");
        administrator.run("delete from sync_console.installation_alert_rule_setting");
        administrator.run("update sync_console.installation_alert_evaluation set evaluated_at = '-infinity'");
        administrator.run("delete from sync_console.upkeep_run");
        administrator.run("delete from sync_console.isolation_round");
        administrator.run("delete from sync_console.failed_work");
        administrator.run("truncate public.sync_activity_log");
        // what the months are is another test's; what a slow machine is nobody's
        set("months-ahead", false, List.of(2));
        set("database-slow", true, List.of(60_000));
    }

    @AfterEach
    void close() {
        administrator.close();
    }

    private Caller caller(TestOrganisation of) {
        return new Caller(new OrgId(of.id()), null, "Ann", Set.of(Right.READ, Right.STEER, Right.ADMINISTER));
    }

    private void set(String rule, boolean enabled, List<Integer> limits) {
        currentCaller.runAs(caller(CARETAKERS), () -> rules.set(rule, enabled, limits));
    }

    private void after(Duration time) {
        now = now.plus(time);
        assertThat(evaluator.evaluate(AlertScope.INSTALLATION, now)).isTrue();
    }

    private List<String> open() {
        return administrator.values(
                String.class, "select rule from sync_console.installation_alert where closed_at is null order by rule");
    }

    private List<String> texts() {
        return administrator.values(
                String.class, "select text from sync_console.installation_alert where closed_at is null");
    }

    private void upkeepRan(String error) {
        administrator.run(
                "insert into sync_console.upkeep_run (node, ended_at, error) values ('a', clock_timestamp(), ?)",
                error);
    }

    private void isolationAsked(Instant at, String foreign, String troubles) {
        administrator.run("""
                insert into sync_console.isolation_round (at, node, checks, places, took_millis, foreign_rows, troubles)
                values (?, 'a', 1, 1, 1, ?::jsonb, ?::jsonb)
                """, at(at), foreign, troubles);
    }

    @Test
    void aFreshInstallationIsQuiet() {
        upkeepRan(null);
        isolationAsked(now, "[]", "[]");
        after(Duration.ofMinutes(1));
        assertThat(open()).isEmpty();
    }

    @Test
    void anUpkeepThatDidNotFinishIsAnAlertUntilOneDoes() {
        upkeepRan("The lock was not to be had");
        after(Duration.ofMinutes(1));
        assertThat(open()).containsExactly("upkeep-failed");
        assertThat(texts()).containsExactly("The last upkeep did not finish: The lock was not to be had");
        upkeepRan(null);
        after(Duration.ofMinutes(1));
        assertThat(open()).isEmpty();
        after(Duration.ofHours(37));
        assertThat(texts().getFirst()).startsWith("The upkeep has not run since ");
    }

    @Test
    void rowsOfAnotherOrganisationAreAnAlertAndSoIsAProofThatIsNotMade() {
        isolationAsked(now, "[{\"place\": \"sync_progress\", \"as\": \"canary\"}]", "[]");
        after(Duration.ofMinutes(1));
        assertThat(texts()).containsExactly("Rows of another organisation were seen in 1 place: sync_progress.");
        isolationAsked(now, "[]", "[\"API: refused\", \"feed: refused\"]");
        after(Duration.ofMinutes(1));
        assertThat(texts()).containsExactly("2 places could not be asked, so nothing is proven there.");
        isolationAsked(now, "[]", "[]");
        after(Duration.ofMinutes(1));
        assertThat(open()).isEmpty();
        after(Duration.ofMinutes(31));
        assertThat(texts().getFirst()).startsWith("Not asked for since ");
    }

    @Test
    void aRoundFromBeforeTheClockWasSetBackHidesNoLaterOne() {
        isolationAsked(now.plus(Duration.ofHours(1)), "[]", "[]");
        isolationAsked(now, "[{\"place\": \"sync_progress\", \"as\": \"canary\"}]", "[]");
        after(Duration.ofMinutes(1));
        assertThat(texts()).containsExactly("Rows of another organisation were seen in 1 place: sync_progress.");
    }

    @Test
    void aProofThatWasNeverMadeIsAnAlertOnceThereWasTimeForIt() {
        after(Duration.ofMinutes(1));
        after(Duration.ofMinutes(31));
        assertThat(open()).as("where nobody is to be asked for").isEmpty();
        administrator.run("insert into sync_console.isolation_canary values (?)", TENANT.id());
        try {
            after(Duration.ofMinutes(1));
            assertThat(texts()).containsExactly("Not asked for yet, so nothing is proven.");
            isolationAsked(now, "[]", "[]");
            after(Duration.ofMinutes(1));
            assertThat(open()).isEmpty();
        } finally {
            administrator.run("delete from sync_console.isolation_canary");
        }
    }

    @Test
    void regularWorkThatFailsAgainAndAgainIsAnAlertUntilItIsDone() {
        failed("Clean-up of previews", 1, Duration.ofHours(1));
        failed("Counts of the log", 9, Duration.ofSeconds(90));
        after(Duration.ZERO);
        assertThat(open())
                .as("once is made good by the next try, and so is a short time")
                .isEmpty();
        administrator.run("update sync_console.failed_work set failures = failures + 1");
        after(Duration.ofMinutes(1));
        assertThat(open()).containsExactly("upkeep-failed", "upkeep-failed");
        assertThat(texts())
                .anyMatch(text -> text.matches("Failed 2 times since .* UTC: no luck"))
                .anyMatch(text -> text.matches("Failed 10 times since .* UTC: no luck"));
        administrator.run("delete from sync_console.failed_work where work = 'Clean-up of previews'");
        after(Duration.ofMinutes(1));
        assertThat(administrator.values(
                        String.class, "select subject from sync_console.installation_alert where closed_at is null"))
                .containsExactly("Counts of the log");
        administrator.run("delete from sync_console.failed_work");
        after(Duration.ofMinutes(1));
        assertThat(open()).isEmpty();
    }

    private void failed(String work, int failures, Duration ago) {
        administrator.run(
                "insert into sync_console.failed_work (work, failures, failing_since, last_failed_at, reason)"
                        + " values (?, ?, ?, ?, 'no luck')",
                work,
                failures,
                at(now.minus(ago)),
                at(now));
    }

    @Test
    void fewMonthsAheadAreAnAlertUntilThereAreEnough() {
        set("months-ahead", true, List.of(24));
        after(Duration.ofMinutes(1));
        assertThat(open()).containsExactly("months-ahead");
        assertThat(texts().getFirst()).endsWith("of the log lie ready ahead (at least 24 should).");
        String open = administrator.value(
                String.class,
                "select pg_get_expr(relpartbound, oid) from pg_class where oid = 'public.sync_activity_log_future'::regclass");
        administrator.runScript(
                """
                alter table public.sync_activity_log detach partition public.sync_activity_log_future;
                alter table public.sync_activity_log attach partition public.sync_activity_log_future
                    for values from ('%s 00:00:00+00') to (maxvalue);
                """.formatted(LocalDate.now(ZoneOffset.UTC).plusMonths(30).withDayOfMonth(1)));
        try {
            after(Duration.ofMinutes(1));
            assertThat(open()).isEmpty();
        } finally {
            administrator.runScript("""
                    alter table public.sync_activity_log detach partition public.sync_activity_log_future;
                    alter table public.sync_activity_log attach partition public.sync_activity_log_future %s;
                    """.formatted(open));
        }
    }

    /** It answers at once here; that it was slow is written down. */
    @Test
    void aSlowDatabaseIsOverOnlyWhenItHasBeenQuickForAWhile() {
        administrator.run(
                "insert into sync_console.installation_alert"
                        + " (id, rule, subject_key, subject, severity_code, text, path, since, opened_at, last_seen_at)"
                        + " values (gen_random_uuid(), 'database-slow', 'database', 'Database', 1, 'slow', '', ?, ?, ?)",
                at(now),
                at(now),
                at(now));
        after(Duration.ofMinutes(1));
        assertThat(open()).as("it may be slow again at once").containsExactly("database-slow");
        after(Duration.ofMinutes(2));
        assertThat(open()).isEmpty();
    }

    private static Timestamp at(Instant moment) {
        return Timestamp.from(moment);
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
        administrator.set("session_replication_role", "replica");
        UUID event = UUID.randomUUID();
        administrator.run(
                "insert into public.sync_activity_log (id, org_id, action, status, created_at)"
                        + " values (?, ?, 'manual_trigger', 'completed', now() + interval '5 years')",
                event,
                TENANT.id());
        after(Duration.ofMinutes(1));
        assertThat(open()).contains("catch-all-in-use");
        assertThat(texts().getFirst()).contains("catch-all, which should be empty");
        administrator.run("truncate public.sync_activity_log_future");
        after(Duration.ofMinutes(1));
        assertThat(open()).doesNotContain("catch-all-in-use");
    }

    @Test
    void onlyWhoLooksAfterTheInstallationSeesThem() {
        upkeepRan("The lock was not to be had");
        after(Duration.ofMinutes(1));
        UUID alert = administrator.value(
                UUID.class, "select id from sync_console.installation_alert where closed_at is null");
        currentCaller.runAs(caller(TENANT), () -> {
            assertThat(alerts.open()).isEmpty();
            assertThat(alerts.history(new AlertFilter(true, null, null), null, 10))
                    .isEmpty();
            assertThat(rules.all()).noneMatch(setting -> setting.rule().ofInstallation());
            assertThatThrownBy(() -> acts.acknowledge(java.util.Objects.requireNonNull(alert)))
                    .isInstanceOf(AlertRefused.class);
            assertThatThrownBy(() -> rules.set("upkeep-failed", false, List.of()))
                    .isInstanceOf(AlertRefused.class);
        });
        currentCaller.runAs(caller(CARETAKERS), () -> {
            assertThat(alerts.open()).extracting(AlertRow::rule).containsExactly("upkeep-failed");
            acts.acknowledge(java.util.Objects.requireNonNull(alert));
            assertThat(alerts.open().getFirst().acknowledged()).isNotNull();
            assertThat(alerts.history(new AlertFilter(true, null, null), null, 10))
                    .hasSize(1);
        });
    }
}
