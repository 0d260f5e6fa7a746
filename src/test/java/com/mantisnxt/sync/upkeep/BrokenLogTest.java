package com.mantisnxt.sync.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
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
    void aHalfDetachedPartitionIsFinishedAndComesBackWithItsRows() throws Exception {
        halfDetach("sync_activity_log_2026_01");
        assertThat(log.rollOver())
                .startsWith("detached sync_activity_log_2026_01")
                .endsWith("bridged sync_activity_log_2026_01");
        assertThat(log.partitions()).isEqualTo(delivered("sync_activity_log_2026_03_to_2026_11"));
        assertThat(log.places()).containsExactly("row of 2026-01-05T00:00:00Z in sync_activity_log_2026_01");
    }

    /** Else the log would take no event at all until somebody mends it by hand. */
    @Test
    void theCurrentMonthDetachedByHandTakesEventsAgainAndHasItsRows() {
        log.row("2026-11-09T00:00:00Z");
        log.rollOver();
        detach("sync_activity_log_2026_03_to_2026_11");
        assertThatThrownBy(() -> log.row("2026-11-10T00:00:00Z")).hasStackTraceContaining("no partition");
        assertThat(log.rollOver()).containsExactly("bridged sync_activity_log_2026_03_to_2026_11");
        log.row("2026-11-10T00:00:00Z");
        assertThat(log.places()).hasSize(2);
        assertThat(log.rollOver()).isEmpty();
    }

    @Test
    void monthsThatSomebodyTookAwayComeBackOneByOneAndSoDoesThePast() {
        log.row("2025-12-05T00:00:00Z");
        log.rollOver();
        List<String> whole = log.partitions();
        List<String> gone = List.of("sync_activity_log_past", "sync_activity_log_2025_12", "sync_activity_log_2026_01");
        gone.forEach(this::detach);
        try (Session owner = log.database.asOwner()) {
            owner.run("drop table sync_activity_log_past, sync_activity_log_2026_01");
        }
        assertThat(log.rollOver())
                .containsExactlyElementsOf(
                        gone.stream().map(table -> "bridged " + table).toList());
        assertThat(log.partitions()).isEqualTo(whole);
        log.row("1999-05-05T00:00:00Z");
        log.row("2026-01-05T00:00:00Z");
        assertThat(log.places()).hasSize(3);
    }

    private void detach(String table) {
        try (Session owner = log.database.asOwner()) {
            owner.run("alter table sync_activity_log detach partition " + table);
        }
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
