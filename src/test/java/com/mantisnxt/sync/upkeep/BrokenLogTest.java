package com.mantisnxt.sync.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Months lie ahead, whatever state the log is found in. */
@ParameterizedClass
@EnumSource(TestServer.class)
class BrokenLogTest extends RolledLog {

    @Test
    void aTableLeftOverByWorkThatBrokeOffIsMadeAnew() {
        try (Session owner = log.database.asOwner()) {
            owner.run("create table sync_activity_log_2026_12 (created_at timestamptz)");
            owner.run("create table sync_activity_log_next (created_at timestamptz)");
        }
        assertThat(log.rollOver())
                .contains("swept sync_activity_log_2026_12", "made sync_activity_log_2026_12")
                .doesNotContain("made sync_activity_log_next");
        assertThat(log.partitions()).isEqualTo(delivered("sync_activity_log_2026_03_to_2026_11"));
    }

    @Test
    void aDetachedMonthWithRowsIsAttachedAndNoneIsLost() {
        try (Session owner = log.database.asOwner()) {
            owner.run("create table sync_activity_log_2026_12 (like sync_activity_log including all)");
            owner.run(
                    "insert into sync_activity_log_2026_12 (org_id, action, status, message, created_at)"
                            + " values (?, 'sync_start', 'completed', 'kept', '2026-12-05')",
                    log.organisation.id());
        }
        log.rollOver();
        assertThat(log.places()).containsExactly("kept in sync_activity_log_2026_12");
    }

    @Test
    void aDetachedMonthWithRowsOfAnotherTimeIsLeftAloneAndSaid() {
        try (Session owner = log.database.asOwner()) {
            owner.run("create table sync_activity_log_2026_12 (like sync_activity_log including all)");
            owner.run(
                    "insert into sync_activity_log_2026_12 (org_id, action, status, created_at)"
                            + " values (?, 'sync_start', 'completed', '2025-12-05')",
                    log.organisation.id());
        }
        assertThatThrownBy(log::rollOver).hasStackTraceContaining("sync_activity_log_within_bounds");
        assertThat(log.administrator.count("select count(*) from sync_activity_log_2026_12"))
                .isEqualTo(1);
    }

    @Test
    void aHalfDetachedPartitionIsFinishedAndItsTableStays() throws Exception {
        halfDetach("sync_activity_log_2026_01");
        assertThat(log.rollOver()).startsWith("detached sync_activity_log_2026_01");
        assertThat(log.partitions()).doesNotContain("sync_activity_log_2026_01").endsWith("sync_activity_log_future");
    }

    /** Somebody who reads holds the second half of a detaching up; whoever asked for it gives up. */
    private void halfDetach(String table) throws Exception {
        log.row("2026-01-05T00:00:00Z");
        try (Session reader = log.database.asApplication(log.organisation.id());
                Session owner = log.database.asOwner()) {
            reader.connection().setAutoCommit(false);
            reader.count("select count(*) from sync_activity_log");
            owner.run("set lock_timeout = '100ms'");
            assertThatThrownBy(() ->
                            owner.run("alter table sync_activity_log detach partition " + table + " concurrently"))
                    .hasMessageContaining("lock timeout");
            reader.connection().rollback();
        }
    }

    @Test
    void aCatchAllThatSomebodyTookAwayComesBackWithItsRows() {
        log.row("2026-04-01T00:00:00Z");
        try (Session owner = log.database.asOwner()) {
            owner.run("alter table sync_activity_log detach partition sync_activity_log_future");
        }
        log.rollOver();
        assertThat(log.places()).containsExactly("row of 2026-04-01T00:00:00Z in sync_activity_log_2026_03_to_2026_11");
        try (Session owner = log.database.asOwner()) {
            owner.run("drop table sync_activity_log_future");
        }
        log.rollOver();
        assertThat(log.partitions()).isEqualTo(delivered("sync_activity_log_2026_03_to_2026_11"));
    }
}
