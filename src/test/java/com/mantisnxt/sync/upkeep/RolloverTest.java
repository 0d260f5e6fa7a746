package com.mantisnxt.sync.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Months lie ahead, and no row is moved, lost or refused for it. */
@ParameterizedClass
@EnumSource(TestServer.class)
class RolloverTest extends RolledLog {

    @Test
    void theCatchAllWithItsRowsBecomesTheMonthsItHoldsAndNoRowIsMoved() {
        log.row("2026-03-01T00:00:00Z");
        log.row("2026-11-09T00:00:00Z");
        List<String> before = tuples();
        assertThat(log.rollOver())
                .containsExactly(
                        "closed sync_activity_log_2026_03_to_2026_11",
                        "made sync_activity_log_2026_12",
                        "made sync_activity_log_2027_01",
                        "made sync_activity_log_2027_02");
        assertThat(log.partitions()).isEqualTo(delivered("sync_activity_log_2026_03_to_2026_11"));
        assertThat(tuples()).isEqualTo(before);
        log.row("2026-12-31T23:59:59Z");
        log.row("2027-01-01T00:00:00Z");
        log.row("2027-03-01T00:00:00Z");
        assertThat(log.places())
                .containsExactly(
                        "row of 2026-03-01T00:00:00Z in sync_activity_log_2026_03_to_2026_11",
                        "row of 2026-11-09T00:00:00Z in sync_activity_log_2026_03_to_2026_11",
                        "row of 2026-12-31T23:59:59Z in sync_activity_log_2026_12",
                        "row of 2027-01-01T00:00:00Z in sync_activity_log_2027_01",
                        "row of 2027-03-01T00:00:00Z in sync_activity_log_future");
    }

    /** One look at the rows, by the check and beside those who write; none while everybody waits. */
    @Test
    void theRowsAreReadOnceAndNotWhileEverybodyWaits() {
        log.row("2026-11-09T00:00:00Z");
        String table = "'sync_activity_log_future'::regclass";
        Long oid = log.administrator.value(Long.class, "select " + table + "::oid::bigint");
        long before = scans(oid);
        log.rollOver();
        assertThat(scans(oid)).isEqualTo(before + 1);
    }

    private long scans(Long oid) {
        log.owner
                .work()
                .once(jdbc -> jdbc.sql("select pg_stat_force_next_flush()::text")
                        .query()
                        .singleRow());
        log.administrator.rows("select pg_stat_clear_snapshot()");
        return log.administrator.count("select pg_stat_get_numscans(?::oid)", oid);
    }

    @Test
    void whatIsMadeIsAsTheLogIs() {
        log.rollOver();
        assertThat(log.administrator.values(String.class, """
                        select c.relname || ': ' || p.what
                          from pg_inherits i
                          join pg_class c on c.oid = i.inhrelid
                         cross join lateral (
                               select 'security' as what
                                where not (c.relrowsecurity and c.relforcerowsecurity)
                               union all
                               select 'owner' where c.relowner <> 'sync_owner'::regrole
                               union all
                               select 'grants' where exists (
                                      select from aclexplode(c.relacl) a where a.grantee <> c.relowner)
                               union all
                               select 'an index of its own' from pg_index x
                                where x.indrelid = c.oid
                                  and not exists (select from pg_inherits j where j.inhrelid = x.indexrelid)
                               union all
                               select 'indexes' where (select count(*) from pg_index x where x.indrelid = c.oid)
                                   <> (select count(*) from pg_index x where x.indrelid = i.inhparent)
                               union all
                               select 'triggers' where (
                                      select count(*) from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal)
                                   <> (select count(*) from pg_trigger t
                                        where t.tgrelid = i.inhparent and not t.tgisinternal)
                               union all
                               select 'a constraint of its own: ' || k.conname from pg_constraint k
                                where k.conrelid = c.oid and k.contype in ('c', 'f', 'p') and k.coninhcount = 0) p
                         where i.inhparent = 'sync_activity_log'::regclass
                        """)).isEmpty();
    }

    @Test
    void grantsThatTheDatabaseGivesByDefaultAreTakenAway() {
        try (Session owner = log.database.asOwner()) {
            owner.run("alter default privileges in schema public grant select on tables to sync_app");
        }
        log.rollOver();
        try (Session app = log.database.asApplication(log.organisation.id())) {
            assertThatThrownBy(() -> app.count("select count(*) from sync_activity_log_2026_12"))
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void nothingIsDoneTwice() {
        log.rollOver();
        List<String> partitions = log.partitions();
        assertThat(log.rollOver()).isEmpty();
        log.now = Instant.parse("2025-01-01T00:00:00Z");
        assertThat(log.rollOver()).isEmpty();
        assertThat(log.partitions()).isEqualTo(partitions);
    }

    @Test
    void eachMonthOneMoreIsMadeAndTheEmptyCatchAllMovesOn() {
        log.rollOver();
        log.now = Instant.parse("2026-12-01T00:00:01Z");
        assertThat(log.rollOver()).containsExactly("made sync_activity_log_2027_03");
        log.now = Instant.parse("2027-02-11T00:00:00Z");
        assertThat(log.rollOver()).containsExactly("made sync_activity_log_2027_04", "made sync_activity_log_2027_05");
        assertThat(log.partitions()).hasSize(13).endsWith("sync_activity_log_2027_05", "sync_activity_log_future");
    }

    /** Else the years up to 2044 would be one partition, and leave the log together in 2045. */
    @Test
    void whatAClockFarAheadHasMadeIsTakenBackWhenItIsRightAgain() {
        log.rollOver();
        List<String> before = log.partitions();
        log.now = Instant.parse("2044-05-05T00:00:00Z");
        assertThat(log.rollOver()).hasSize(4).contains("closed sync_activity_log_2027_03_to_2044_05");
        assertThat(log.rollOver()).isEmpty();
        log.now = Instant.parse("2026-11-11T00:00:00Z");
        assertThat(log.rollOver()).hasSize(4).startsWith("taken_back sync_activity_log_2027_03_to_2044_05");
        assertThat(log.partitions()).isEqualTo(before);
        log.row("2027-05-01T00:00:00Z");
        assertThat(log.places()).containsExactly("row of 2027-05-01T00:00:00Z in sync_activity_log_future");
        assertThat(log.rollOver()).isEmpty();
    }

    @Test
    void whatWasWrittenUnderAClockFarAheadStaysWhereItIs() {
        log.rollOver();
        log.now = Instant.parse("2044-05-05T00:00:00Z");
        log.rollOver();
        log.row("2044-05-05T00:00:00Z");
        log.now = Instant.parse("2026-11-11T00:00:00Z");
        assertThat(log.rollOver()).isEmpty();
        log.row("2027-05-01T00:00:00Z");
        assertThat(log.places())
                .containsExactly(
                        "row of 2027-05-01T00:00:00Z in sync_activity_log_2027_03_to_2044_05",
                        "row of 2044-05-05T00:00:00Z in sync_activity_log_2027_03_to_2044_05");
    }

    @Test
    void rowsFromAheadOfTheClockAreKeptWhereTheyAre() {
        log.row("2027-06-05T00:00:00Z");
        assertThat(log.rollOver()).containsExactly("closed sync_activity_log_2026_03_to_2027_06");
        assertThat(log.places()).hasSize(1);
        assertThat(log.administrator.count(
                        "select count(*) from pg_class where relname like 'sync_activity_log%' and relkind = 'r'"
                                + " and not (relrowsecurity and relforcerowsecurity)"))
                .isZero();
    }

    private List<String> tuples() {
        return log.administrator.values(String.class, "select id || ' ' || ctid from sync_activity_log order by 1");
    }
}
