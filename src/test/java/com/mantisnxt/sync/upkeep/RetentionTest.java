package com.mantisnxt.sync.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole months go when they are older than wanted, after a notice, and no others. */
@ParameterizedClass
@EnumSource(TestServer.class)
class RetentionTest extends LogOfManyMonths {

    @Test
    void thirteenFullMonthsAreKeptBesideTheCurrentOne() {
        log.now = Instant.parse("2026-11-30T23:59:59Z");
        assertThat(log.retain()).isEmpty();
        log.now = Instant.parse("2026-12-01T00:00:00Z");
        assertThat(log.retain()).containsExactly("dropped sync_activity_log_before_2025_11 1");
        log.now = Instant.parse("2027-01-01T00:00:00Z");
        assertThat(log.retain()).containsExactly("dropped sync_activity_log_2025_11 2");
        assertThat(rows()).containsExactly("row of 2025-12-01", "row of 2026-01-05", "row of 2026-11-05");
        assertThat(log.drops())
                .hasSize(2)
                .last()
                .satisfies(drop -> assertThat(drop)
                        .contains(entry("relation", "sync_activity_log_2025_11"), entry("row_count", 2L))
                        .doesNotContainEntry("dropped_at", null));
    }

    @Test
    void aRowForADroppedMonthStillFindsAPlaceAndGoesTheNextTime() {
        log.now = Instant.parse("2027-02-01T00:00:00Z");
        log.retain();
        log.row("2025-12-24");
        log.row("1970-01-01");
        assertThat(log.places())
                .startsWith(
                        "row of 1970-01-01 in sync_activity_log_past", "row of 2025-12-24 in sync_activity_log_past");
        assertThat(log.retain()).containsExactly("dropped sync_activity_log_before_2026_01 2");
        assertThat(rows()).containsExactly("row of 2026-01-05", "row of 2026-11-05");
    }

    @Test
    void whatIsDueGoesOnlyAfterItsNotice() {
        log.notice = Duration.ofDays(7);
        log.now = Instant.parse("2026-12-01T02:00:00Z");
        assertThat(log.retain()).isEmpty();
        assertThat(log.drops())
                .singleElement()
                .satisfies(drop -> assertThat(drop)
                        .contains(entry("relation", "sync_activity_log_past"), entry("detached_at", null)));
        log.now = Instant.parse("2026-12-08T01:59:59Z");
        assertThat(log.retain()).isEmpty();
        log.now = Instant.parse("2026-12-08T02:00:00Z");
        assertThat(log.retain()).hasSize(1);
    }

    /** All of the log is due in 2044, for as long as the clock says 2044. */
    @Test
    void aClockThatJumpsAndComesBackCostsNothing() {
        log.notice = Duration.ofDays(7);
        log.now = Instant.parse("2044-01-01T00:00:00Z");
        assertThat(log.retain()).isEmpty();
        assertThat(log.drops()).hasSizeGreaterThan(5);
        log.now = Instant.parse("2026-12-20T00:00:00Z");
        assertThat(log.retain()).isEmpty();
        assertThat(log.drops())
                .singleElement()
                .satisfies(drop -> assertThat(drop).containsEntry("relation", "sync_activity_log_past"));
        assertThat(rows()).hasSize(6);
    }

    /** A month would leave nothing of the months before May. */
    @Test
    void theMinimumHoldsWhateverTheTableSays() {
        log.administrator.run("update sync_console.upkeep_setting set retention_months = 1");
        log.now = Instant.parse("2026-06-10T00:00:00Z");
        assertThat(log.retain())
                .as("10 June, six months are kept")
                .containsExactly("dropped sync_activity_log_before_2025_11 1", "dropped sync_activity_log_2025_11 2");
        assertThat(rows()).containsExactly("row of 2025-12-01", "row of 2026-01-05", "row of 2026-11-05");
        assertThat(log.partitions()).contains("sync_activity_log_2025_12", "sync_activity_log_2026_02");
    }

    @Test
    void countsByTheHourGoWithTheirMonths() {
        log.administrator.run(
                "insert into sync_console.activity_hour values (?, '2025-11-30 23:00Z', 5, 4, 2, 1, 7),"
                        + " (?, '2025-12-01 00:00Z', 5, 4, 2, 1, 8)",
                log.organisation.id(),
                log.organisation.id());
        log.administrator.run(
                "insert into sync_console.activity_kind values"
                        + " (?, 5, 4, 2, 1, '2025-11-30 23:00Z', '2025-12-01 00:00Z'),"
                        + " (?, 5, 4, 2, 3, '2025-11-30 23:00Z', '2025-11-30 23:00Z')",
                log.organisation.id(),
                log.organisation.id());
        log.now = Instant.parse("2027-01-01T00:00:00Z");
        log.retain();
        assertThat(log.administrator.values(String.class, "select hour::text from sync_console.activity_hour"))
                .containsExactly("2025-12-01 00:00:00+00");
        assertThat(log.administrator.values(Integer.class, "select source_code from sync_console.activity_kind"))
                .containsExactly(1);
    }

    /** It came while the month it is dated into was on its way out, and stays for some days. */
    @Test
    void aRowThatCameLateKeepsItsCountsWhenThoseOfItsMonthGo() {
        log.now = Instant.parse("2027-01-01T00:00:00Z");
        log.retain();
        log.service.run(
                "insert into public.sync_activity_log"
                        + " (org_id, entity_type, action, status, error_message, created_at)"
                        + " values (?, 'order', 'batch_process', 'failed', 'late', '2025-11-07 10:30Z')",
                log.organisation.id());
        log.fold();
        log.administrator.run(
                "insert into sync_console.activity_hour values (?, '2025-11-07 10:00Z', 5, 4, 2, 1, 7)",
                log.organisation.id());

        log.forgetCountsBefore("2025-12-01T00:00:00Z");
        assertThat(log.counted("activity_hour")).containsExactly(1L);
        assertThat(log.counted("activity_cause_hour")).containsExactly(1L);
        assertThat(log.service.count("select count(*) from sync_console.activity_kind"))
                .isEqualTo(1);

        log.administrator.run("delete from sync_console.activity_hour");
        log.administrator.run("delete from sync_console.activity_kind");
        log.forgetCountsBefore("2025-12-01T00:00:00Z");
        assertThat(log.counted("activity_hour"))
                .as("lost once, and found again")
                .containsExactly(1L);
        assertThat(log.service.count("select count(*) from sync_console.activity_kind"))
                .isEqualTo(1);

        log.retain();
        assertThat(log.counted("activity_hour")).as("gone with its row").isEmpty();
        assertThat(log.counted("activity_cause_hour")).isEmpty();
    }
}
