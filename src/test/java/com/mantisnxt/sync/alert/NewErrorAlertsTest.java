package com.mantisnxt.sync.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Alerts about errors that nobody has seen before. */
class NewErrorAlertsTest extends AlertStage {

    private void errors(long cause, Instant at, int events) {
        org.administrator()
                .run(
                        """
                        insert into sync_console.activity_cause_hour
                               (org_id, hour, fingerprint, status_code, action_code, entity_code, source_code, events,
                                first_at, last_at)
                        values (?, ?, ?, 5, 1, 2, 1, ?, ?, ?)
                        """,
                        org.id(),
                        WatchedOrganisation.at(at.truncatedTo(ChronoUnit.HOURS)),
                        cause,
                        events,
                        WatchedOrganisation.at(at),
                        WatchedOrganisation.at(at));
    }

    private void activitySince(Instant at) {
        org.administrator()
                .run(
                        "insert into sync_console.activity_hour values (?, ?, 3, 1, 2, 1, 5)",
                        org.id(),
                        WatchedOrganisation.at(at.truncatedTo(ChronoUnit.HOURS)));
    }

    @Test
    void aCauseThatNobodyHasSeenIsAnAlertUntilItIsQuiet() {
        activitySince(org.ago(Duration.ofDays(10)));
        errors(7, org.ago(Duration.ofDays(3)), 4);
        errors(7, org.now(), 4);
        errors(0xffL, org.now(), 412);
        org.look();
        assertThat(org.open()).containsExactly("new-error No system named");
        assertThat(org.texts().getFirst()).startsWith("412 times since ");
        assertThat(heardAlerts.of(org.id()).getFirst().path()).isEqualTo("activity?cause=00000000000000ff");
        org.after(Duration.ofHours(5));
        errors(0xffL, org.now(), 1);
        org.after(Duration.ofHours(5));
        assertThat(org.open()).as("it goes on").hasSize(1);
        org.after(Duration.ofHours(2));
        assertThat(org.open()).isEmpty();
        errors(0xffL, org.now(), 1);
        org.after(MINUTE);
        assertThat(org.open()).as("known by now").isEmpty();
        assertThat(heard()).containsExactly("OPENED new-error", "CLOSED new-error");
    }

    @Test
    void toAnOrganisationOfADayNothingIsNew() {
        activitySince(org.ago(Duration.ofHours(3)));
        errors(1, org.now(), 5);
        org.look();
        assertThat(org.open()).isEmpty();
    }

    @Test
    void aStormOfCausesIsNotAStormOfAlerts() {
        activitySince(org.ago(Duration.ofDays(10)));
        for (int cause = 1; cause <= 60; cause++) {
            errors(cause, org.now(), cause);
        }
        org.look();
        org.after(MINUTE);
        assertThat(heardAlerts.opened(org.id())).isEqualTo(20);
        assertThat(org.open()).hasSize(20);
    }
}
