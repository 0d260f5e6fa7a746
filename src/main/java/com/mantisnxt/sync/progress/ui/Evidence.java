package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.OpenCommand;
import com.mantisnxt.sync.progress.SyncSnapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Why a sync's state is what it is, in words; what ticks (silence, ages) the browser says itself. */
final class Evidence {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int LONGEST = 160;

    private final Texts texts;
    private final ZoneId zone;

    Evidence(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /** Looks up a text by key, with its parameters. */
    @FunctionalInterface
    interface Texts {
        String get(String key, Object... parameters);
    }

    @Nullable
    String of(LiveSync live) {
        if (live.pending() != null && live.state().isActive()) {
            return asked(live.pending());
        }
        SyncSnapshot sync = live.sync();
        return switch (live.state()) {
            case THROTTLED -> throttled(sync.worker());
            case FAILED, TIMEOUT -> ended(sync.ending());
            case CANCELLED -> cut(sync.ending().closeReason());
            case ERRORS -> texts.get("live.evidence.rejected", sync.counts().failed());
            case PAUSED -> paused(sync);
            case STALLED, RUNNING, SLOW -> cut(sync.worker().reason());
            case QUEUED, DONE -> null;
        };
    }

    private String asked(OpenCommand command) {
        boolean isNew = command.deliveredAt() == null;
        String key = switch (command.kind()) {
            case PAUSE, RESUME, CANCEL -> isNew ? "live.evidence.asked" : "live.evidence.delivered";
            case APPLY -> isNew ? "live.evidence.approved" : "live.evidence.approved-delivered";
        };
        return texts.get(key, command.requestedBy(), time(command.requestedAt()));
    }

    private String throttled(SyncSnapshot.Worker worker) {
        String reason =
                worker.reason() == null ? texts.get("live.evidence.throttled") : String.valueOf(cut(worker.reason()));
        return worker.until() == null ? reason : texts.get("live.evidence.resumes", reason, time(worker.until()));
    }

    private @Nullable String ended(SyncSnapshot.Ending ending) {
        return cut(ending.closeReason() == null ? ending.error() : ending.closeReason());
    }

    private @Nullable String paused(SyncSnapshot sync) {
        Instant since = sync.times().paused();
        return since == null ? null : texts.get("live.evidence.paused-since", time(since));
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
