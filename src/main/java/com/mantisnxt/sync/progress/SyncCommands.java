package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Operators ask, services fetch and answer. A command is a wish until its service acknowledges it; only closing a dead
 * sync acts at once.
 */
@Service
public class SyncCommands {

    private final CurrentCaller currentCaller;
    private final SyncProgressRepository syncs;
    private final SyncCommandRepository commands;
    private final RunLog log;
    private final ApplicationEventPublisher events;
    private final StateOfSyncs stateOfSyncs;
    private final Clock clock;

    SyncCommands(
            CurrentCaller currentCaller,
            SyncProgressRepository syncs,
            SyncCommandRepository commands,
            RunLog log,
            ApplicationEventPublisher events,
            StateOfSyncs stateOfSyncs,
            Clock clock) {
        this.currentCaller = currentCaller;
        this.syncs = syncs;
        this.commands = commands;
        this.log = log;
        this.events = events;
        this.stateOfSyncs = stateOfSyncs;
        this.clock = clock;
    }

    /** Asks the sync's service; an open command that says otherwise is superseded, the same is asked once. */
    @Transactional
    public OpenCommand request(String syncId, CommandKind kind, @Nullable String reason) {
        Caller caller = currentCaller.require(Right.STEER);
        SyncProgress sync = lock(caller, syncId);
        List<SyncCommand> open = commands.findOpen(caller.org().value(), syncId);
        Optional<SyncCommand> same =
                open.stream().filter(earlier -> earlier.kind() == kind).findFirst();
        if (same.isPresent() && kind != CommandKind.APPLY) {
            return same.get().open();
        }
        return ask(caller, sync, open, new Wish(kind, reason));
    }

    /** As {@link #request}; empty where it is so already, or was asked for and is not answered yet. */
    @Transactional
    public Optional<OpenCommand> requestUnlessSo(String syncId, CommandKind kind, @Nullable String reason) {
        Caller caller = currentCaller.require(Right.STEER);
        SyncProgress sync = lock(caller, syncId);
        List<SyncCommand> open = commands.findOpen(caller.org().value(), syncId);
        boolean isAsked = open.stream().anyMatch(earlier -> earlier.kind() == kind);
        boolean isOtherwise = open.stream().anyMatch(earlier -> supersedes(kind, earlier.kind()));
        return isAsked || kind.isSo(sync.snapshot().status()) && !isOtherwise
                ? Optional.empty()
                : Optional.of(ask(caller, sync, open, new Wish(kind, reason)));
    }

    private record Wish(CommandKind kind, @Nullable String reason) {}

    private OpenCommand ask(Caller caller, SyncProgress sync, List<SyncCommand> open, Wish wish) {
        Limits.text("reason", wish.reason(), 500);
        if (wish.kind() == CommandKind.APPLY) {
            throw SyncRefused.notNow("Only the approval of a preview has it applied.");
        }
        sync.refuseUnlessItTakes(wish.kind());
        if (wish.kind() == CommandKind.CANCEL
                && (wish.reason() == null || wish.reason().isBlank())) {
            throw SyncRefused.notNow("Cancelling a sync needs a reason.");
        }
        Instant now = clock.instant();
        open.stream()
                .filter(earlier -> supersedes(wish.kind(), earlier.kind()))
                .forEach(earlier -> earlier.supersede(now));
        var request = new SyncCommand.Request(caller.user(), caller.name(), now, wish.reason());
        SyncCommand command = commands.save(new SyncCommand(sync.orgId(), sync.syncId(), wish.kind(), request));
        log.steered(caller, sync.snapshot(), wish.kind().label(), wish.reason());
        return command.open();
    }

    /** What runs or rests, and what is tried again, are two questions; a cancel settles both. */
    private static boolean supersedes(CommandKind kind, CommandKind earlier) {
        return switch (earlier) {
            case APPLY -> false;
            case RETRY_FAILED -> kind == CommandKind.CANCEL;
            case PAUSE, RESUME, CANCEL -> kind != CommandKind.RETRY_FAILED;
        };
    }

    /** In the transaction of the approval, by whose right it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void order(ApplyOrder order) {
        Caller caller = currentCaller.require(Right.APPROVE);
        var request = new SyncCommand.Request(caller.user(), caller.fullName(), clock.instant(), null);
        commands.save(SyncCommand.toApply(caller.org().value(), order, request));
    }

    /** Whether an order waits that no service has fetched. */
    @Transactional(readOnly = true, timeout = 5)
    public boolean isUnfetched(String syncId) {
        return commands.hasUnfetchedOrder(
                currentCaller.require(Right.READ).org().value(), syncId);
    }

    /**
     * Takes an order back, in the transaction of the withdrawal.
     *
     * @return false when its service has it, or has done it without asking
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean withdrawOrder(String syncId) {
        UUID org = currentCaller.require(Right.APPROVE).org().value();
        syncs.lock(org, syncId);
        return commands.withdrawOrder(org, syncId, clock.instant()) > 0;
    }

    /** What its operators ask and its service has not answered, without handing it out. */
    @Transactional(readOnly = true)
    public Set<CommandKind> asked(String syncId) {
        Caller caller = currentCaller.require(Right.REPORT);
        return commands.findOpen(caller.org().value(), syncId).stream()
                .map(command -> command.open().kind())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CommandKind.class)));
    }

    /** What the service is asked to do; asking tells us that it takes commands. */
    @Transactional(timeout = 8)
    public List<OpenCommand> fetch(String syncId) {
        Caller caller = currentCaller.require(Right.REPORT);
        Instant now = clock.instant();
        Optional<SyncProgress> sync = syncs.lock(caller.org().value(), syncId);
        sync.ifPresent(found -> found.commandsFetched(now));
        List<SyncCommand> open = commands.findOpenAt(caller.org().value(), syncId);
        if (sync.isEmpty() && open.isEmpty()) {
            throw SyncRefused.unknown(syncId);
        }
        open.forEach(command -> command.deliver(now));
        return open.stream().map(SyncCommand::open).toList();
    }

    /** The service's answer; done makes the sync paused, running or cancelled. */
    @Transactional(timeout = 8)
    public void acknowledge(String syncId, UUID commandId, CommandOutcome outcome, @Nullable String detail) {
        Caller caller = currentCaller.require(Right.REPORT);
        Limits.text("detail", detail, 500);
        String at =
                commands.findSyncOf(caller.org().value(), commandId, syncId).orElseThrow(() -> missing(caller, syncId));
        answer(lock(caller, at), commandId, outcome, detail);
    }

    /** A service that does what it was told shows that it has the order, answered or not. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void taken(String syncId) {
        Caller caller = currentCaller.require(Right.REPORT);
        syncs.lock(caller.org().value(), syncId)
                .ifPresent(sync -> commands.findOpen(caller.org().value(), syncId).stream()
                        .filter(command -> command.kind() == CommandKind.APPLY)
                        .toList()
                        .forEach(command -> answer(sync, command.open().id(), CommandOutcome.DONE, null)));
    }

    /** Under the sync's lock, so that of two answers one is the first. */
    private void answer(SyncProgress sync, UUID commandId, CommandOutcome outcome, @Nullable String detail) {
        SyncCommand command = commands.findByOrgIdAndId(sync.orgId(), commandId).orElseThrow(SyncRefused::commandGone);
        boolean first = command.isOpen();
        command.acknowledge(outcome, detail, clock.instant());
        if (first && outcome == CommandOutcome.DONE && sync.isOpen()) {
            carryOut(sync, command.kind());
        }
        if (!sync.isOpen()) {
            commands.expire(sync.orgId(), sync.syncId(), clock.instant());
        }
        if (first) {
            events.publishEvent(new CommandAnswered(command.open(), outcome, detail));
        }
    }

    private SyncRefused missing(Caller caller, String syncId) {
        lock(caller, syncId);
        return SyncRefused.commandGone();
    }

    /** Ends a sync whose service is gone, and no other; whatever it reports later is refused. */
    @Transactional
    public void close(String syncId, SyncStatus end, String reason) {
        Caller caller = currentCaller.require(Right.STEER);
        if (end != SyncStatus.FAILED && end != SyncStatus.CANCELLED) {
            throw SyncRefused.notNow("A sync is closed as failed or cancelled.");
        }
        if (reason.isBlank()) {
            throw SyncRefused.notNow("Closing a sync needs a reason.");
        }
        Limits.text("reason", reason, 500);
        SyncProgress sync = lock(caller, syncId);
        refuseWhileItLives(sync);
        sync.close(end, caller, reason, clock.instant());
        commands.expire(caller.org().value(), syncId, clock.instant());
        log.steered(caller, sync.snapshot(), "close_" + end.label(), reason);
    }

    /** It may have come back while somebody wrote down a reason. */
    private void refuseWhileItLives(SyncProgress sync) {
        if (!sync.isOpen()) {
            return;
        }
        OpenCommand open = commands.findOpen(sync.orgId(), sync.syncId()).stream()
                .map(SyncCommand::open)
                .reduce((earlier, later) -> later)
                .orElse(null);
        if (!stateOfSyncs.live(sync.snapshot(), open).mayBeClosed()) {
            throw SyncRefused.notNow("Only a sync that is stalled is closed; this one is not.");
        }
    }

    private void carryOut(SyncProgress sync, CommandKind kind) {
        switch (kind) {
            case PAUSE -> sync.pause();
            case RESUME -> sync.resume();
            case APPLY -> sync.begin();
            // what comes of it the service reports
            case RETRY_FAILED -> {}
            case CANCEL -> sync.finish(new FinishReport(SyncStatus.CANCELLED, null, null, null, null), clock.instant());
        }
    }

    private SyncProgress lock(Caller caller, String syncId) {
        return syncs.lock(caller.org().value(), syncId).orElseThrow(() -> SyncRefused.unknown(syncId));
    }
}
