package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    private final Clock clock;

    SyncCommands(
            CurrentCaller currentCaller,
            SyncProgressRepository syncs,
            SyncCommandRepository commands,
            RunLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.currentCaller = currentCaller;
        this.syncs = syncs;
        this.commands = commands;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /** Asks the sync's service; an earlier open command of the sync is superseded. */
    @Transactional
    public OpenCommand request(String syncId, CommandKind kind, @Nullable String reason) {
        Caller caller = currentCaller.require(Right.STEER);
        Limits.text("reason", reason, 500);
        SyncProgress sync = lock(caller, syncId);
        if (kind == CommandKind.APPLY) {
            throw SyncRefused.notNow("Only the approval of a preview has it applied.");
        }
        if (!sync.isOpen()) {
            throw SyncRefused.finished(syncId);
        }
        if (!sync.takesCommands()) {
            throw SyncRefused.notNow("The service of this sync does not take commands.");
        }
        Instant now = clock.instant();
        commands.findOpen(caller.org().value(), syncId).stream()
                .filter(earlier -> earlier.kind() != CommandKind.APPLY)
                .forEach(earlier -> earlier.supersede(now));
        var request = new SyncCommand.Request(caller.user(), caller.name(), now, reason);
        SyncCommand command = commands.save(new SyncCommand(caller.org().value(), syncId, kind, request));
        log.steered(caller, sync.snapshot(), kind.label(), reason);
        return command.open();
    }

    /** In the transaction of the approval, by whose right it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void order(ApplyOrder order) {
        Caller caller = currentCaller.require(Right.APPROVE);
        var request = new SyncCommand.Request(caller.user(), caller.fullName(), clock.instant(), null);
        commands.save(SyncCommand.toApply(caller.org().value(), order, request));
    }

    /** What the service is asked to do; asking tells us that it takes commands. */
    @Transactional
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
    @Transactional
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

    /** Ends a sync whose service is gone; whatever it reports later is refused. */
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
        sync.close(end, caller, reason, clock.instant());
        commands.expire(caller.org().value(), syncId, clock.instant());
        log.steered(caller, sync.snapshot(), "close_" + end.label(), reason);
    }

    private void carryOut(SyncProgress sync, CommandKind kind) {
        switch (kind) {
            case PAUSE -> sync.pause();
            case RESUME -> sync.resume();
            case APPLY -> sync.begin();
            case CANCEL -> sync.finish(new FinishReport(SyncStatus.CANCELLED, null, null, null, null), clock.instant());
        }
    }

    private SyncProgress lock(Caller caller, String syncId) {
        return syncs.lock(caller.org().value(), syncId).orElseThrow(() -> SyncRefused.unknown(syncId));
    }
}
