package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.Isolated;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.OpenCommand;
import com.mantisnxt.sync.progress.SyncAttempt;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.SyncState;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Why a sync's state is what it is, in words; what ticks (silence, ages) the browser says itself. */
final class Evidence {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int LONGEST = 160;

    private final Texts texts;
    private final ZoneId zone;
    private final InstantSource clock;

    Evidence(Texts texts, ZoneId zone, InstantSource clock) {
        this.texts = texts;
        this.zone = zone;
        this.clock = clock;
    }

    /** Looks up a text by key, with its parameters. */
    @FunctionalInterface
    interface Texts {
        String get(String key, Object... parameters);
    }

    /** For a row, in which the browser itself says for how long a stalled sync is silent. */
    @Nullable
    String of(LiveSync live) {
        OpenCommand pending = live.pending();
        if (pending != null && (live.state().isActive() || isRetry(pending))) {
            String asked = asked(pending, live.deadline());
            return live.state() == SyncState.STALLED ? silence(live.sync()) + " · " + asked : asked;
        }
        SyncSnapshot sync = live.sync();
        return switch (live.state()) {
            case THROTTLED -> throttled(sync.worker());
            case FAILED, TIMEOUT -> ended(sync.ending());
            case CANCELLED -> cut(sync.ending().closeReason());
            case ERRORS -> texts.get("live.evidence.rejected", sync.counts().failed());
            case PAUSED -> paused(sync);
            case RUNNING, SLOW ->
                sync.worker().reason() == null
                        ? sinceTried(live)
                        : cut(sync.worker().reason());
            case STALLED, QUEUED, DONE -> null;
        };
    }

    static boolean isRetry(@Nullable OpenCommand command) {
        return command != null && command.kind() == CommandKind.RETRY_FAILED;
    }

    /** In which try it is, and what became of the one before; null in the first. */
    @Nullable
    String tried(LiveSync live) {
        Integer attempt = live.sync().worker().attempt();
        SyncAttempt before = live.tried();
        if (attempt == null || attempt < 2) {
            return null;
        }
        return before == null || before.ended() == null
                ? texts.get("live.evidence.attempt", attempt)
                : texts.get("live.evidence.attempt.after", attempt, before.number(), time(before.ended()), why(before));
    }

    /** As long as nothing has come since. */
    private @Nullable String sinceTried(LiveSync live) {
        SyncAttempt before = live.tried();
        Instant item = live.sync().times().lastItem();
        boolean hasMoved = before == null || before.ended() == null || item != null && item.isAfter(before.ended());
        return hasMoved ? null : tried(live);
    }

    String why(SyncAttempt attempt) {
        String kind = attempt.end() == null ? "ended" : attempt.end().label();
        return attempt.reason() == null ? texts.get("live.attempt." + kind) : quoted(attempt.reason());
    }

    /** With room for all of it: of a stalled sync also what its worker last said. */
    @Nullable
    String inFull(LiveSync live) {
        if (live.state() != SyncState.STALLED) {
            return of(live);
        }
        String known = live.pending() == null ? silence(live.sync()) : String.valueOf(of(live));
        String reason = live.sync().worker().reason();
        return reason == null ? known : texts.get("live.evidence.said", known, quoted(reason));
    }

    /** Times and no durations: they hold however long they stand there. */
    private String silence(SyncSnapshot sync) {
        String heard = time(sync.times().heartbeat());
        Instant moved = sync.times().lastItem();
        return moved == null
                ? texts.get("live.evidence.silent.nothing", heard)
                : texts.get("live.evidence.silent", heard, time(moved));
    }

    private String asked(OpenCommand command, LiveSync.@Nullable Deadline deadline) {
        boolean isNew = command.deliveredAt() == null;
        return switch (command.kind()) {
            case PAUSE, RESUME, CANCEL -> steered(command, deadline);
            case RETRY_FAILED -> said(command, isNew ? "live.evidence.retry" : "live.evidence.retry-delivered");
            case APPLY -> said(command, isNew ? "live.evidence.approved" : "live.evidence.approved-delivered");
        };
    }

    private String said(OpenCommand command, String key) {
        return texts.get(key, Isolated.text(command.requestedBy()), time(command.requestedAt()));
    }

    private String steered(OpenCommand command, LiveSync.@Nullable Deadline deadline) {
        String asked = said(command, "live.evidence." + command.kind().label());
        String key = command.deliveredAt() == null ? "live.evidence.unfetched" : "live.evidence.fetched";
        if (deadline == null) {
            return texts.get(key, asked);
        }
        return texts.get(key + (deadline.passed() ? ".overdue" : ".due"), asked, time(deadline.at()));
    }

    private String throttled(SyncSnapshot.Worker worker) {
        String reason = worker.reason() == null ? texts.get("live.evidence.throttled") : worker.reason();
        return worker.until() == null
                ? String.valueOf(cut(reason))
                : texts.get("live.evidence.resumes", quoted(reason), time(worker.until()));
    }

    private @Nullable String ended(SyncSnapshot.Ending ending) {
        return cut(ending.closeReason() == null ? ending.error() : ending.closeReason());
    }

    private @Nullable String paused(SyncSnapshot sync) {
        Instant since = sync.times().paused();
        return since == null ? null : texts.get("live.evidence.paused-since", time(since));
    }

    /** With its day, unless that is today. */
    String time(Instant at) {
        var there = at.atZone(zone);
        boolean isToday =
                there.toLocalDate().equals(clock.instant().atZone(zone).toLocalDate());
        return (isToday ? TIME : DAY_AND_TIME).format(there);
    }

    private static String quoted(String text) {
        return Isolated.text(String.valueOf(cut(text)));
    }

    private static @Nullable String cut(@Nullable String text) {
        if (text == null || text.length() <= LONGEST) {
            return text;
        }
        // a sign of two halves goes as a whole
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
