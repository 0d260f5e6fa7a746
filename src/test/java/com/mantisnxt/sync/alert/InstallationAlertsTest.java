package com.mantisnxt.sync.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Alerts about the installation: for its administrators, and for nobody else. */
class InstallationAlertsTest extends InstallationAlertsStage {

    @Autowired
    private Alerts alerts;

    @Autowired
    private AlertActs acts;

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

    /** The question takes longer than the limit, however quick the machine is. */
    @Test
    void aSlowDatabaseIsAnAlertUntilItHasBeenQuickForAWhile() {
        set("database-slow", true, List.of(400));
        LINK.delay(Duration.ofMillis(500));
        try {
            after(Duration.ofMinutes(1));
        } finally {
            LINK.delay(Duration.ZERO);
        }
        assertThat(open()).containsExactly("database-slow");
        assertThat(texts().getFirst()).matches("The database takes [\\d,]+ ms to answer \\(the limit is 400 ms\\)\\.");
        after(Duration.ofMinutes(1));
        assertThat(open()).as("it may be slow again at once").containsExactly("database-slow");
        after(Duration.ofMinutes(2));
        assertThat(open()).isEmpty();
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
