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
final class OrgWatch implements BoardSource {

    /** A sync may begin and end between two cycles, or within one transaction that is committed much later. */
    private static final Duration JUST_ENDED = Duration.ofSeconds(30);

    private static final Duration WHOLE_EVERY = Duration.ofSeconds(5);

    private final OrgId org;
    private final FeedReader reader;
    private final StateRule rule;
    private final BoardProperties properties;
    private final Clock clock;
    private volatile @Nullable OrgBoard board;
    private Instant readWholeAt = Instant.EPOCH;

    OrgWatch(OrgId org, FeedReader reader, StateRule rule, BoardProperties properties, Clock clock) {
        this.org = org;
        this.reader = reader;
        this.rule = rule;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public @Nullable OrgBoard board() {
        return board;
    }

    @Override
    public int activeRows() {
        OrgBoard held = board;
        return held == null
                ? 0
                : (int) held.syncs().values().stream()
                        .filter(live -> live.sync().isActive())
                        .count();
    }

    @Override
    public BoardChange cycle() {
        OrgBoard held = board;
        Map<UUID, LiveSync> before = held == null ? Map.of() : held.syncs();
        boolean whole = held == null
                || held.isStale()
                || Duration.between(readWholeAt, clock.instant()).abs().compareTo(WHOLE_EVERY) > 0;
        var reading = reader.read(org, revisions(before), wanted(before, whole));
        if (whole) {
            readWholeAt = clock.instant();
        }
        Instant now = reading.databaseTime();
        Map<UUID, LiveSync> after = fold(before, reading, now);
        Duration offset = Duration.between(clock.instant(), now);
        int failed = reading.failed24h() >= 0
                ? reading.failed24h()
                : Objects.requireNonNull(held).failed24h();
        OrgBoard next = new OrgBoard(Map.copyOf(after), now, offset, failed, false);
        BoardChange change = BoardChange.between(before, next);
        if (change.ended()) {
            readWholeAt = Instant.EPOCH;
        }
        board = next;
        return change;
    }

    @Override
    public BoardChange lost() {
        OrgBoard held = board;
        OrgBoard old = held == null ? OrgBoard.UNREAD : held.stale();
        board = old;
        return new BoardChange(old, Set.of(), false, false);
    }

    private FeedReader.Wanted wanted(Map<UUID, LiveSync> before, boolean whole) {
        Set<UUID> active = before.values().stream()
                .filter(live -> live.sync().isActive())
                .map(live -> live.sync().id())
                .collect(Collectors.toCollection(HashSet::new));
        return new FeedReader.Wanted(active, whole ? properties.finishedStay() : JUST_ENDED, whole);
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
        OpenCommand asked = reading.commands().get(sync.syncId());
        OpenCommand pending =
                asked != null && (sync.isActive() || asked.kind() == CommandKind.RETRY_FAILED) ? asked : null;
        var deadline = AnswerRule.deadline(pending, properties.answerWithin(), clock.instant());
        SyncAttempt tried = reading.tried().get(sync.id());
        if (tried == null && before != null) {
            tried = before.tried();
        }
        LiveSync live = new LiveSync(sync, rule.of(sync, now), pending, deadline, tried);
        return before != null && live.equals(before) ? before : live;
    }

    private boolean isPast(SyncSnapshot sync, Instant now) {
        Instant completed = sync.times().completed();
        return completed != null && completed.plus(properties.finishedStay()).isBefore(now);
    }
}
