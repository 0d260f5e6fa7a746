package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.tenant.OrgId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps one organisation's board current: each cycle folds a reading into the next immutable board. */
final class OrgWatch {

    private static final Duration COUNT_FAILED_EVERY = Duration.ofSeconds(5);

    private final OrgId org;
    private final FeedReader reader;
    private final StateRule rule;
    private final BoardProperties properties;
    private final Clock clock;
    private @Nullable OrgBoard board;
    private Instant failedCountedAt = Instant.EPOCH;

    OrgWatch(OrgId org, FeedReader reader, StateRule rule, BoardProperties properties, Clock clock) {
        this.org = org;
        this.reader = reader;
        this.rule = rule;
        this.properties = properties;
        this.clock = clock;
    }

    @Nullable
    OrgBoard board() {
        return board;
    }

    int activeRows() {
        OrgBoard held = board;
        return held == null
                ? 0
                : (int) held.syncs().values().stream()
                        .filter(live -> live.sync().isActive())
                        .count();
    }

    /** Reads once. */
    BoardChange cycle() {
        Map<UUID, LiveSync> before = board == null ? Map.of() : board.syncs();
        boolean countFailed = Duration.between(failedCountedAt, clock.instant()).compareTo(COUNT_FAILED_EVERY) > 0;
        var reading = reader.read(org, revisions(before), wanted(before, countFailed));
        if (countFailed) {
            failedCountedAt = clock.instant();
        }
        Instant now = reading.databaseTime();
        Map<UUID, LiveSync> after = fold(before, reading, now);
        Duration offset = Duration.between(clock.instant(), now);
        int failed = reading.failed24h() >= 0
                ? reading.failed24h()
                : Objects.requireNonNull(board).failed24h();
        OrgBoard next = new OrgBoard(Map.copyOf(after), now, offset, failed, false);
        BoardChange change = BoardChange.between(before, next);
        if (change.ended()) {
            failedCountedAt = Instant.EPOCH;
        }
        board = next;
        return change;
    }

    /** The database did not answer. */
    @Nullable
    BoardChange lost() {
        if (board == null) {
            return null;
        }
        board = board.stale();
        return new BoardChange(board, Set.of(), false, false);
    }

    private FeedReader.Wanted wanted(Map<UUID, LiveSync> before, boolean countFailed) {
        Set<UUID> active = before.values().stream()
                .filter(live -> live.sync().isActive())
                .map(live -> live.sync().id())
                .collect(Collectors.toCollection(HashSet::new));
        // ended rows are read on the first cycle; later ones are seen to end
        Duration finished = board == null || board.isStale() ? properties.finishedStay() : Duration.ZERO;
        return new FeedReader.Wanted(active, finished, countFailed || board == null);
    }

    private static Map<UUID, Long> revisions(Map<UUID, LiveSync> syncs) {
        Map<UUID, Long> revisions = new HashMap<>();
        syncs.forEach((id, live) -> revisions.put(id, live.sync().revision()));
        return revisions;
    }

    private Map<UUID, LiveSync> fold(Map<UUID, LiveSync> before, FeedReader.Reading reading, Instant now) {
        Map<UUID, SyncSnapshot> rows = new HashMap<>();
        before.forEach((id, live) -> rows.put(id, live.sync()));
        reading.changed().forEach(sync -> rows.put(sync.id(), sync));
        rows.keySet().removeAll(reading.gone());
        rows.values().removeIf(sync -> isPast(sync, now));
        Map<UUID, LiveSync> after = new HashMap<>();
        rows.forEach((id, sync) -> after.put(id, live(sync, reading, now, before.get(id))));
        return after;
    }

    private LiveSync live(SyncSnapshot sync, FeedReader.Reading reading, Instant now, @Nullable LiveSync before) {
        OpenCommand pending = sync.isActive() ? reading.commands().get(sync.syncId()) : null;
        LiveSync live = new LiveSync(sync, rule.of(sync, now), pending);
        return before != null && live.equals(before) ? before : live;
    }

    private boolean isPast(SyncSnapshot sync, Instant now) {
        Instant completed = sync.times().completed();
        return completed != null && completed.plus(properties.finishedStay()).isBefore(now);
    }
}
