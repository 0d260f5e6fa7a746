package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the syncs of the caller's organisation. */
@Service
public class Syncs {

    private static final int MOST = 1_000;

    private final CurrentCaller currentCaller;
    private final SyncProgressRepository repository;
    private final SyncAttempts attempts;
    private final SyncCommandRepository commands;
    private final StateRule rule;
    private final Clock clock;

    Syncs(
            CurrentCaller currentCaller,
            SyncProgressRepository repository,
            SyncAttempts attempts,
            SyncCommandRepository commands,
            StateRule rule,
            Clock clock) {
        this.currentCaller = currentCaller;
        this.repository = repository;
        this.attempts = attempts;
        this.commands = commands;
        this.rule = rule;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<SyncSnapshot> find(String syncId) {
        return repository.findByOrgIdAndSyncId(org(), syncId).map(SyncProgress::snapshot);
    }

    /** @throws SyncRefused when the caller's organisation has no such sync */
    @Transactional(readOnly = true)
    public SyncSnapshot get(String syncId) {
        return find(syncId).orElseThrow(() -> SyncRefused.unknown(syncId));
    }

    /** Those that there are, by the service's ids. */
    @Transactional(readOnly = true)
    public Map<String, SyncSnapshot> of(Collection<String> syncIds) {
        return syncIds.isEmpty()
                ? Map.of()
                : snapshots(repository.findByOrgIdAndSyncIdIn(org(), syncIds)).stream()
                        .collect(Collectors.toMap(SyncSnapshot::syncId, Function.identity()));
    }

    @Transactional(readOnly = true)
    public Optional<SyncSnapshot> findById(UUID id) {
        return repository.findByOrgIdAndId(org(), id).map(SyncProgress::snapshot);
    }

    /** Syncs that run or wait, oldest start first; the next page starts after the last one's start and id. */
    @Transactional(readOnly = true)
    public List<SyncSnapshot> active(@Nullable Cursor after, int limit) {
        Instant at = after == null ? Instant.EPOCH : after.at();
        UUID id = after == null ? new UUID(0, 0) : after.id();
        return snapshots(repository.findActive(org(), at, id, Limit.of(Math.min(limit, MOST))));
    }

    /** Ended syncs, latest end first; the next page starts after the last one's end and id. */
    @Transactional(readOnly = true)
    public List<SyncSnapshot> finished(@Nullable Cursor after, int limit) {
        Limit most = Limit.of(Math.min(limit, MOST));
        return snapshots(
                after == null
                        ? repository.findFinished(org(), most)
                        : repository.findFinished(org(), after.at(), after.id(), most));
    }

    /** Names the state of a sync that no board holds. */
    public LiveSync live(SyncSnapshot sync) {
        return new LiveSync(sync, rule.of(sync, clock.instant()), null);
    }

    /** All that a board would say of a sync, for one that it does not hold any more. */
    @Transactional(readOnly = true)
    public LiveSync asOnBoard(SyncSnapshot sync) {
        List<SyncCommand> open = commands.findOpen(org(), sync.syncId());
        var tried = sync.isTriedAgain() ? attempts.lastEnded(org(), List.of(sync.id())) : Map.<UUID, SyncAttempt>of();
        return new LiveSync(
                sync,
                rule.of(sync, clock.instant()),
                open.isEmpty() ? null : open.getLast().open(),
                null,
                tried.get(sync.id()));
    }

    private UUID org() {
        return currentCaller.require(Right.READ).org().value();
    }

    private static List<SyncSnapshot> snapshots(List<SyncProgress> syncs) {
        return syncs.stream().map(SyncProgress::snapshot).toList();
    }

    /** Where a page ended. */
    public record Cursor(Instant at, UUID id) {

        public Cursor {
            Limits.moment("after", at);
        }
    }
}
