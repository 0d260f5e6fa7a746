package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RhythmTest {

    @ParameterizedTest
    @CsvSource({
        // the days on which the clocks of Berlin change: a time that is left out comes a little later, once
        "30 2 * * *, 2027-03-28T00:00:00Z, 2027-03-28T01:00:00Z",
        "30 2 * * *, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
        "*/15 * * * *, 2026-10-25T00:50:00Z, 2026-10-25T01:00:00Z",
        "30 3 * * *, 2027-03-28T00:00:00Z, 2027-03-28T01:30:00Z",
        "30 3 * * *, 2026-10-25T00:00:00Z, 2026-10-25T02:30:00Z",
        "30 3 * * MON-FRI, 2026-11-27T12:00:00Z, 2026-11-30T02:30:00Z",
        "0 12 1 * *, 2026-11-26T00:00:00Z, 2026-12-01T11:00:00Z"
    })
    void aCalendarKeepsToTheClockOfItsZone(String cron, Instant after, Instant next) {
        Instant found = Rhythm.Calendar.of(cron, "Europe/Berlin").next(after).orElseThrow();
        assertThat(found).isBetween(next, next.plus(Duration.ofMinutes(30)));
    }

    @Test
    void whatWasMissedIsNotMadeUpFor() {
        Instant now = Instant.parse("2026-11-26T12:07:00Z");
        assertThat(new Rhythm.Every(Duration.ofMinutes(15)).next(now)).contains(Instant.parse("2026-11-26T12:22:00Z"));
        assertThat(Rhythm.Calendar.of("*/15 * * * *", "UTC").next(now)).contains(Instant.parse("2026-11-26T12:15:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* * * *", "61 * * * *", "0 30 3 * * *", "every day", "* * * * MOO"})
    void whatIsNoCronExpressionIsRefused(String cron) {
        assertThatThrownBy(() -> Rhythm.Calendar.of(cron, "UTC"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.field()).isEqualTo("cron"));
    }

    @Test
    void whatIsNoZoneOrNoTimeIsRefused() {
        assertThatThrownBy(() -> Rhythm.Calendar.of("0 3 * * *", "Atlantis/Capital"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.field()).isEqualTo("zone"));
        assertThatThrownBy(() -> new Rhythm.Every(Duration.ofSeconds(59)))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.field()).isEqualTo("every"));
        assertThatThrownBy(() -> new Rhythm.Every(Duration.ofDays(31))).isInstanceOf(InvalidInput.class);
    }
}
