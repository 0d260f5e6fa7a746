package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.WorkerState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives a run to a worker, where the others of its connection leave room. One that has to wait holds no thread: it says
 * what it waits for, looks again now and then, and is called when one of the others lets go.
 */
@Component
class RunAdmission {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** A wait that is over sooner is no wait. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private static final Set<CommandKind> CALLED_OFF = EnumSet.of(CommandKind.PAUSE, CommandKind.CANCEL);

    private final Runs runs;
    private final OpenRuns open;
    private final QueuedRuns queue;
    private final DueQueue due;
    private final SyncSettings settings;
    private final AtOnce atOnce;
    private final RunVoice voice;
    private final RunProperties properties;
    private final Clock clock;
    private final RunMeters meters;

    RunAdmission(
            Runs runs,
            OpenRuns open,
            QueuedRuns queue,
            DueQueue due,
            SyncSettings settings,
            AtOnce atOnce,
            RunVoice voice,
            RunProperties properties,
            Clock clock,
            RunMeters meters) {
        this.runs = runs;
        this.open = open;
        this.queue = queue;
        this.due = due;
        this.settings = settings;
        this.atOnce = atOnce;
        this.voice = voice;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * @param run null where it is over, held, or somebody else's
     * @param again when to ask again for one that is not over
     */
    record Taken(@Nullable HeldRun run, @Nullable Instant again) {

        static Taken later(Optional<Instant> again) {
            return new Taken(null, again.orElse(null));
        }
    }

    /** In the caller's transaction. */
    Taken take(RunKey key, String worker) {
        UUID connection = open.lock(key).orElse(null);
        if (connection == null) {
            return Taken.later(Optional.empty());
        }
        List<OpenRun> runsOf = open.of(key, connection);
        OpenRun mine = runsOf.stream()
                .filter(run -> run.id().equals(key.id()))
                .findFirst()
                .orElse(null);
        if (mine == null || mine.isWorkedOn()) {
            return Taken.later(runs.busyUntil(key));
        }
        Optional<String> reason = looksOnly(mine) ? Optional.empty() : held(key, connection, mine, runsOf);
        return reason.isPresent() ? hold(key, mine, reason.get()) : taken(key, worker, mine);
    }

    private Taken taken(RunKey key, String worker, OpenRun before) {
        HeldRun run = runs.take(key, worker).orElse(null);
        if (run == null) {
            return Taken.later(runs.busyUntil(key));
        }
        if (run.takenOver()) {
            meters.takenOver();
        }
        if (before.heldFor() != null && before.hasBegun() && !looksOnly(before)) {
            voice.says(run, WorkerState.RUNNING, null, null);
        }
        return new Taken(run, null);
    }

    /** Whether it may go on is all that is asked; that does no work. */
    private boolean looksOnly(OpenRun run) {
        return run.state() == RunState.PAUSED
                ? !voice.asked(run.syncId()).contains(CommandKind.RESUME)
                : run.isThrottledAt(clock.instant().plus(MARGIN));
    }

    private Optional<String> held(RunKey key, UUID connection, OpenRun mine, List<OpenRun> runsOf) {
        var precedence = new Precedence(runsOf, due(key, connection, mine), atOnce.of(connection), clock.instant());
        return precedence.holds(mine).filter(reason -> !isCalledOff(mine));
    }

    /** What operators do with it can be done at once. */
    private boolean isCalledOff(OpenRun run) {
        return voice.isClosed(run.syncId())
                || voice.asked(run.syncId()).stream().anyMatch(CALLED_OFF::contains);
    }

    /** The earlier kinds that apply themselves and whose time comes at about the same time. */
    private Set<EntityType> due(RunKey key, UUID connection, OpenRun mine) {
        Set<EntityType> kinds = EnumSet.noneOf(EntityType.class);
        if (!mine.hasBegun() && mine.kind().applies()) {
            Instant about = mine.createdAt().plus(Precedence.ABOUT);
            Set<EntityType> before = KindOrder.before(mine.entity());
            settings.of(connection).forEach((kind, setting) -> {
                if (before.contains(kind)
                        && setting.appliesItself()
                        && setting.next(clock.instant()).isPresent()
                        && due.isBefore(new DueKey(key.org(), connection, kind), about)) {
                    kinds.add(kind);
                }
            });
        }
        return kinds;
    }

    private Taken hold(RunKey key, OpenRun run, String reason) {
        open.hold(key, reason);
        Instant now = clock.instant();
        Duration fifth = Duration.between(run.createdAt(), now).dividedBy(5);
        Duration pause = fifth.compareTo(LONGEST) > 0 ? LONGEST : fifth;
        Instant again = now.plus(pause.compareTo(properties.look()) < 0 ? properties.look() : pause);
        voice.holds(run, reason, again);
        return new Taken(null, again);
    }

    /** Somebody of the connection has let go, so the others may look. */
    void call(HeldRun run) {
        queue.now(open.held(run.key(), run.order().connection()));
    }
}
