package com.mantisnxt.sync.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts about times that are over and nothing began. */
class ScheduleAlertsTest extends AlertStage {

    private UUID shop;

    @BeforeEach
    void aConnection() {
        shop = org.connection("Main shop");
    }

    private void schedule(String columns, Object... values) {
        org.administrator()
                .run(
                        "insert into sync_console.sync_setting (org_id, connection_id, entity_code, changed_at, "
                                + columns + ") values ('" + org.id() + "', '" + shop + "', 2, '" + org.now() + "', ?"
                                + ", ?".repeat(values.length - 1) + ")",
                        values);
    }

    @Test
    void aScheduleIsMissedWhenItsTimeIsLongOverAndNothingBegan() {
        schedule("every_seconds", 3_600);
        org.after(Duration.ofMinutes(69));
        assertThat(org.open()).isEmpty();
        org.after(Duration.ofMinutes(2));
        assertThat(org.open()).containsExactly("schedule-missed Main shop: products");
        assertThat(heardAlerts.of(org.id()).getFirst().path()).isEqualTo("connections/" + shop);
        org.runOf("late", shop, org.now());
        org.after(MINUTE);
        assertThat(org.open()).isEmpty();
    }

    @Test
    void aCalendarIsReadWhereItIsFor() {
        schedule("cron, zone", "0 3 * * *", "Asia/Kathmandu");
        org.after(Duration.ofHours(25));
        assertThat(org.open()).containsExactly("schedule-missed Main shop: products");
    }

    @Test
    void whatRestsOrIsUnderWayOrNoLongerUsedIsNotMissed() {
        schedule("every_seconds, is_stopped", 3_600, true);
        org.after(Duration.ofHours(3));
        assertThat(org.open()).as("rests").isEmpty();
        org.administrator().run("update sync_console.sync_setting set is_stopped = false where org_id = ?", org.id());
        org.runOf("now", shop, org.ago(Duration.ofHours(2)));
        org.administrator()
                .run("update sync_console.run set state_code = 2, ended_at = null where org_id = ?", org.id());
        org.after(MINUTE);
        assertThat(org.open()).as("under way").isEmpty();
        org.administrator().run("update sync_console.run set state_code = 4 where org_id = ?", org.id());
        org.archive(shop);
        org.after(MINUTE);
        assertThat(org.open()).as("archived").isEmpty();
    }

    @Test
    void aKindOfRecordThatIsSwitchedOffMissesNothing() {
        schedule("every_seconds", 3_600);
        org.administrator()
                .run(
                        "insert into sync_console.connection_entity (org_id, connection_id, entity_code, is_enabled)"
                                + " values (?, ?, 2, false)",
                        org.id(),
                        shop);
        org.after(Duration.ofHours(3));
        assertThat(org.open()).isEmpty();
        org.administrator()
                .run("update sync_console.connection_entity set is_enabled = true where org_id = ?", org.id());
        org.after(MINUTE);
        assertThat(org.open()).containsExactly("schedule-missed Main shop: products");
    }
}
