package com.mantisnxt.sync.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is planned at which time; a wrong clock must not plan nonsense. */
class MonthPlanTest {

    private static final Instant NOVEMBER = Instant.parse("2026-11-10T12:00:00Z");

    @Test
    void theCatchAllIsClosedAtTheEndOfThisMonthAndThreeFollow() {
        MonthPlan plan = plan(NOVEMBER, "2026-03-01T00:00:00Z");
        assertThat(plan.closed())
                .isNotNull()
                .extracting(MonthSpan::table)
                .isEqualTo("sync_activity_log_2026_03_to_2026_11");
        assertThat(plan.fresh())
                .extracting(MonthSpan::table)
                .containsExactly("sync_activity_log_2026_12", "sync_activity_log_2027_01", "sync_activity_log_2027_02");
        assertThat(plan.open()).isEqualTo("2027-03-01T00:00:00Z");
    }

    /** Its check would refuse tomorrow's rows while it stands. */
    @Test
    void withinTheLastWeekOfAMonthTheNextIsTakenAlong() {
        MonthPlan plan = plan(Instant.parse("2026-11-26T00:00:00Z"), "2026-11-01T00:00:00Z");
        assertThat(plan.closed())
                .isNotNull()
                .extracting(MonthSpan::table)
                .isEqualTo("sync_activity_log_2026_11_to_2026_12");
        assertThat(plan.fresh()).hasSize(2);
        assertThat(plan.open()).isEqualTo("2027-03-01T00:00:00Z");
    }

    @Test
    void whenAMonthHasPassedOneMoreIsMadeAndNothingClosed() {
        MonthPlan plan = plan(Instant.parse("2026-12-01T00:00:00Z"), "2027-03-01T00:00:00Z");
        assertThat(plan.closed()).isNull();
        assertThat(plan.fresh()).extracting(MonthSpan::table).containsExactly("sync_activity_log_2027_03");
    }

    @Test
    void nothingIsDoneWhileEnoughLiesAheadOrWhenTheClockWasPutBack() {
        assertThat(MonthPlan.of(NOVEMBER, Instant.parse("2027-03-01T00:00:00Z"), 3, null))
                .isNull();
        assertThat(MonthPlan.of(Instant.parse("1970-01-01T00:00:00Z"), Instant.parse("2027-03-01T00:00:00Z"), 3, null))
                .isNull();
    }

    @Test
    void aClockThatJumpsYearsAheadMakesOneLongPartitionAndAFewMonths() {
        MonthPlan plan = plan(Instant.parse("2035-06-15T00:00:00Z"), "2027-03-01T00:00:00Z");
        assertThat(plan.closed())
                .isNotNull()
                .extracting(MonthSpan::table)
                .isEqualTo("sync_activity_log_2027_03_to_2035_06");
        assertThat(plan.fresh()).hasSize(3);
    }

    @Test
    void rowsFromAheadOfTheClockAreClosedInWithTheRest() {
        MonthPlan plan =
                MonthPlan.of(NOVEMBER, Instant.parse("2026-03-01T00:00:00Z"), 3, Instant.parse("2027-06-05T00:00:00Z"));
        assertThat(plan).isNotNull();
        assertThat(plan.closed())
                .isNotNull()
                .extracting(MonthSpan::upper)
                .isEqualTo(Instant.parse("2027-07-01T00:00:00Z"));
        assertThat(plan.fresh()).isEmpty();
        assertThat(plan.open()).isEqualTo("2027-07-01T00:00:00Z");
    }

    @Test
    void monthsAheadAreCountedWhole() {
        assertThat(MonthPlan.ahead(NOVEMBER, Instant.parse("2027-03-01T00:00:00Z")))
                .isEqualTo(3);
        assertThat(MonthPlan.ahead(NOVEMBER, Instant.parse("2026-12-01T00:00:00Z")))
                .isZero();
        assertThat(MonthPlan.ahead(NOVEMBER, Instant.parse("2026-03-01T00:00:00Z")))
                .isZero();
    }

    @Test
    void boundsThatAreNoBeginningOfAMonthAreNamedByTheirDay() {
        var span = new MonthSpan(Instant.parse("2026-03-15T00:00:00Z"), Instant.parse("2026-05-01T00:00:00Z"));
        assertThat(span.table()).isEqualTo("sync_activity_log_2026_03_15_to_2026_04");
        assertThat(span.months())
                .hasSize(2)
                .first()
                .extracting(MonthSpan::lower)
                .isEqualTo(span.lower());
    }

    private static MonthPlan plan(Instant now, String lower) {
        MonthPlan plan = MonthPlan.of(now, Instant.parse(lower), 3, null);
        assertThat(plan).isNotNull();
        return plan;
    }
}
