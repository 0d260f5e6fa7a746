package com.mantisnxt.sync.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the board calls a sync, from each kind of evidence. Ages are in seconds, before now. */
class StateRuleTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final StateRule rule = new StateRule(new BoardProperties(
            Duration.ofSeconds(60),
            Duration.ofSeconds(180),
            10,
            Duration.ofSeconds(10),
            Duration.ofMinutes(10),
            Duration.ofHours(24),
            Duration.ofDays(90)));

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "PENDING, QUEUED",
        "PAUSED, PAUSED",
        "COMPLETED, DONE",
        "COMPLETED_WITH_ERRORS, ERRORS",
        "FAILED, FAILED",
        "CANCELLED, CANCELLED",
        "TIMEOUT, TIMEOUT"
    })
    void whatIsNotUnderWayIsWhatItsStatusSays(SyncStatus status, SyncState expected) {
        // however long ago it was heard
        assertThat(rule.of(sync(status, new Seen(86_000, 86_000L, 90_000), NOBODY, null), NOW))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(SyncStatus.class)
    void everyStatusHasAState(SyncStatus status) {
        assertThat(rule.of(sync(status, new Seen(0, 0L, 60), NOBODY, 100.0), NOW))
                .isNotNull();
    }

    @ParameterizedTest(name = "heard {0} s ago, item {1} s ago, started {2} s ago: {3}")
    @CsvSource({
        "0, 0, 600, RUNNING",
        "60, 60, 600, RUNNING",
        "61, 61, 600, STALLED",
        "3600, 3600, 7200, STALLED",
        // alive, but nothing moves
        "1, 180, 600, RUNNING",
        "1, 181, 600, STALLED",
        // nothing ever moved: from the start on
        "1, , 180, RUNNING",
        "1, , 181, STALLED",
        "61, , 61, STALLED",
        // an item is no sign of life by itself, and a sign of life no item
        "61, 0, 600, STALLED",
        // a clock that runs ahead of ours
        "-30, -30, 600, RUNNING",
        "-3600, -3600, -3600, RUNNING"
    })
    void silenceAndIdlenessStallIt(long heard, @Nullable Long item, long started, SyncState expected) {
        assertThat(rule.of(sync(SyncStatus.IN_PROGRESS, new Seen(heard, item, started), NOBODY, 100.0), NOW))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} a minute after {1} s: {2}")
    @CsvSource({
        "10, 60, RUNNING",
        "9.99, 60, SLOW",
        "0, 60, SLOW",
        // too early to be called slow
        "9.99, 59, RUNNING",
        // not known
        ", 600, RUNNING"
    })
    void slowIsUnderTenItemsAMinuteOnceItIsCalibrated(@Nullable Double speed, int elapsed, SyncState expected) {
        assertThat(rule.of(sync(SyncStatus.IN_PROGRESS, new Seen(1, 1L, elapsed), NOBODY, speed), NOW))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} until {1} s from now, heard {2} s ago: {3}")
    @CsvSource({
        "throttled, , 1, THROTTLED",
        "throttled, 30, 1, THROTTLED",
        // it said that it would be silent, and gets ten seconds to come back
        "throttled, 30, 600, THROTTLED",
        "throttled, 0, 600, THROTTLED",
        "throttled, -9, 600, THROTTLED",
        "throttled, -10, 600, STALLED",
        "throttled, , 600, STALLED",
        // heard again: throttled as long as it says so
        "throttled, -10, 1, THROTTLED",
        // whatever else it waits for
        "waiting, 30, 600, RUNNING",
        "waiting, -10, 600, STALLED",
        "retrying, , 600, STALLED",
        "running, , 1, RUNNING"
    })
    void aWorkerThatSaysUntilWhenIsWaitedFor(
            @Nullable String state, @Nullable Long until, long heard, SyncState expected) {
        var worker =
                new SyncSnapshot.Worker(state, "429", until == null ? null : NOW.plusSeconds(until), null, null, null);
        assertThat(rule.of(sync(SyncStatus.IN_PROGRESS, new Seen(heard, heard, 3_600), worker, 100.0), NOW))
                .isEqualTo(expected);
    }

    @Test
    void throttledIsSaidBeforeSlowAndStalledBeforeBoth() {
        var throttled = new SyncSnapshot.Worker("throttled", null, null, null, null, null);
        assertThat(rule.of(sync(SyncStatus.IN_PROGRESS, new Seen(1, 1L, 600), throttled, 1.0), NOW))
                .isEqualTo(SyncState.THROTTLED);
        assertThat(rule.of(sync(SyncStatus.IN_PROGRESS, new Seen(61, 61L, 600), throttled, 1.0), NOW))
                .isEqualTo(SyncState.STALLED);
    }

    private static final SyncSnapshot.Worker NOBODY = new SyncSnapshot.Worker(null, null, null, null, null, null);

    /** Seconds before now. */
    private record Seen(long heard, @Nullable Long item, long started) {}

    private static SyncSnapshot sync(SyncStatus status, Seen seen, SyncSnapshot.Worker worker, @Nullable Double speed) {
        Instant lastItem = seen.item() == null ? null : NOW.minusSeconds(seen.item());
        return new SyncSnapshot(
                new UUID(0, 1),
                "orders",
                null,
                EntityType.ORDER,
                null,
                status,
                new SyncSnapshot.Counts(0, 0, 100, null),
                new SyncSnapshot.Pace(speed, null, null, null, new float[0], 0),
                new SyncSnapshot.Times(
                        NOW.minusSeconds(seen.started()),
                        NOW,
                        null,
                        NOW.minusSeconds(seen.heard()),
                        lastItem,
                        null,
                        (int) seen.started()),
                worker,
                new SyncSnapshot.Ending(null, null, null),
                null,
                null,
                1);
    }
}
