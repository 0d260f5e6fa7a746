package com.mantisnxt.sync.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.tenant.OrgId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When the feed reads: its loop, in a time that passes only where the loop waits or reads. Figures are milliseconds. */
class FeedLoopTest {

    private static final Instant READ_AT = Instant.parse("2026-06-01T12:00:00Z");

    private final OrgId org = new OrgId(UUID.randomUUID());
    private final FeedMeters meters = new FeedMeters(new SimpleMeterRegistry());
    private final AtomicInteger watchedRows = new AtomicInteger();
    private final MadeUpTime time = new MadeUpTime();
    private final CountingSource source = new CountingSource();

    @Test
    void fewRowsAreReadTenTimesASecond() {
        source.rows = 199;
        assertThat(readingsUntil(950)).containsExactly(0L, 100L, 200L, 300L, 400L, 500L, 600L, 700L, 800L, 900L);
    }

    @Test
    void fromTwoHundredRowsOnItIsFiveTimesASecond() {
        source.rows = 200;
        assertThat(readingsUntil(950)).containsExactly(0L, 200L, 400L, 600L, 800L);
    }

    @Test
    void rowsOfOtherOrganisationsCountTowardsTheLoad() {
        source.rows = 10;
        watchedRows.set(190);
        assertThat(readingsUntil(950)).containsExactly(0L, 200L, 400L, 600L, 800L);
    }

    @Test
    void whereNothingIsActiveItSlowsToOnceASecondAndNoFurther() {
        assertThat(readingsUntil(4_500)).containsExactly(0L, 200L, 600L, 1_400L, 2_400L, 3_400L, 4_400L);
    }

    @Test
    void aReportIsReadAtOnceWhereTheLastReadingIsATenthOfASecondAgoElseThen() {
        at(1_450, FeedLoop::nudge);
        at(2_600, FeedLoop::nudge);
        assertThat(readingsUntil(2_650)).containsExactly(0L, 200L, 600L, 1_400L, 1_500L, 1_700L, 2_100L, 2_600L);
    }

    @Test
    void aChangeOfStateDoesNotWaitForThat() {
        at(1_410, FeedLoop::hurry);
        at(1_700, FeedLoop::hurry);
        assertThat(readingsUntil(1_750)).containsExactly(0L, 200L, 600L, 1_400L, 1_440L, 1_640L, 1_700L);
    }

    @Test
    void underLoadReportsMakeNoMoreThanFiveReadingsASecond() {
        source.rows = 1_000;
        everyTenMillisecondsUntil(10_000, FeedLoop::nudge);
        assertThat(readingsUntil(10_000)).hasSize(50).isEqualTo(every(200, 10_000));
    }

    @Test
    void fewRowsThatReportAllTheTimeAreReadTenTimesASecond() {
        source.rows = 5;
        everyTenMillisecondsUntil(2_000, FeedLoop::nudge);
        assertThat(readingsUntil(2_000)).isEqualTo(every(100, 2_000));
    }

    @Test
    void howeverOftenStatesChangeTheLoopRestsForTwoThirdsOfTheTime() {
        source.rows = 1_000;
        source.takes = 30;
        everyTenMillisecondsUntil(2_000, FeedLoop::hurry);
        assertThat(readingsUntil(2_000)).isEqualTo(every(90, 2_000));
    }

    @Test
    void changesOfStateMakeAReadingNoRarer() {
        source.rows = 1_000;
        source.takes = 90;
        everyTenMillisecondsUntil(2_000, FeedLoop::hurry);
        assertThat(readingsUntil(2_000)).isEqualTo(every(200, 2_000));
    }

    @Test
    void afterAFaultItAsksOnceASecond() {
        source.rows = 5;
        source.isAway = true;
        at(3_500, loop -> source.isAway = false);
        assertThat(readingsUntil(4_250)).containsExactly(0L, 1_000L, 2_000L, 3_000L, 4_000L, 4_100L, 4_200L);
    }

    /** In real time: each second is a second. */
    @Test
    void whoWatchesIsToldThatTheDatabaseIsAwayWhenAndBecauseNothingWasReadYet() {
        source.isAway = true;
        var told = new CopyOnWriteArrayList<OrgBoard>();
        var late = new CopyOnWriteArrayList<OrgBoard>();
        FeedLoop loop = new FeedLoop(org, source, meters, watchedRows, FeedTime.REAL);
        loop.add(change -> told.add(change.board()));
        await().until(() -> !told.isEmpty());
        assertThat(told.getFirst().isUnread()).isTrue();
        loop.add(change -> late.add(change.board()));
        assertThat(late).as("told at once").first().isEqualTo(OrgBoard.UNREAD);
        source.isAway = false;
        await().untilAsserted(() -> assertThat(told.getLast().isUnread()).isFalse());
        source.isAway = true;
        await().untilAsserted(() -> assertThat(told.getLast().isStale()).isTrue());
        assertThat(told.getLast().isUnread()).as("what was read once is known").isFalse();
        loop.stop();
    }

    private void at(long millis, Consumer<FeedLoop> act) {
        time.acts.put(millis, act);
    }

    private void everyTenMillisecondsUntil(long end, Consumer<FeedLoop> act) {
        LongStream.iterate(5, at -> at < end, at -> at + 10).forEach(at -> at(at, act));
    }

    private static List<Long> every(long pace, long end) {
        return LongStream.iterate(0, at -> at < end, at -> at + pace).boxed().toList();
    }

    private List<Long> readingsUntil(long end) {
        int others = watchedRows.get();
        var ended = new CompletableFuture<List<Long>>();
        at(end, loop -> {
            loop.stop();
            ended.complete(List.copyOf(source.begun));
        });
        time.loop.complete(new FeedLoop(org, source, meters, watchedRows, time));
        List<Long> readings = ended.orTimeout(10, TimeUnit.SECONDS).join();
        await().untilAsserted(() ->
                assertThat(watchedRows).as("given back at the end").hasValue(others));
        return readings;
    }

    /** Passes as fast as it is waited for; what happens at a moment happens on the way there. */
    private static final class MadeUpTime implements FeedTime {

        final CompletableFuture<FeedLoop> loop = new CompletableFuture<>();
        final TreeMap<Long, Consumer<FeedLoop>> acts = new TreeMap<>();
        private long now;

        @Override
        public long nanos() {
            return TimeUnit.MILLISECONDS.toNanos(now);
        }

        @Override
        public void await(Condition changed, long nanos) {
            long end = now + TimeUnit.NANOSECONDS.toMillis(nanos);
            if (!acts.isEmpty() && acts.firstKey() <= end) {
                now = Math.max(now, acts.firstKey());
                acts.pollFirstEntry().getValue().accept(loop.join());
            } else {
                now = end;
            }
        }
    }

    private final class CountingSource implements BoardSource {

        final List<Long> begun = new ArrayList<>();
        int rows;
        long takes;
        volatile boolean isAway;
        private volatile @Nullable OrgBoard board;

        @Override
        public @Nullable OrgBoard board() {
            return board;
        }

        @Override
        public int activeRows() {
            return rows;
        }

        @Override
        public BoardChange cycle() {
            begun.add(time.now);
            time.now += takes;
            if (isAway) {
                throw new IllegalStateException("the database is away");
            }
            OrgBoard read = new OrgBoard(Map.of(), READ_AT, Duration.ZERO, 0, false);
            board = read;
            return new BoardChange(read, Set.of(), false, false);
        }

        @Override
        public BoardChange lost() {
            OrgBoard held = board;
            OrgBoard old = held == null ? OrgBoard.UNREAD : held.stale();
            board = old;
            return new BoardChange(old, Set.of(), false, false);
        }
    }
}
