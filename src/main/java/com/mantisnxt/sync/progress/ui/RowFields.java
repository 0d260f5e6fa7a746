package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.OpenCommand;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.SyncState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A sync as the short-named fields that travel to the browser; see frontend/board/protocol.ts. */
final class RowFields {

    private final Evidence evidence;
    private final Function<UUID, @Nullable String> people;

    /** @param people names by id, for syncs that plain SQL started */
    RowFields(Evidence evidence, Function<UUID, @Nullable String> people) {
        this.evidence = evidence;
        this.people = people;
    }

    /** All fields but the speed samples, in the protocol's order. */
    Map<String, @Nullable Object> of(LiveSync live) {
        SyncSnapshot sync = live.sync();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", sync.id().toString());
        row.put("s", state(live));
        row.put("c", Connectors.of(sync.sourceSystem()).label());
        row.put("e", sync.entity().label());
        row.put("sid", sync.syncId());
        counts(row, sync.counts());
        pace(row, live);
        times(row, live);
        row.put("b", sync.worker().batch());
        row.put("a", sync.worker().attempt());
        row.put("al", evidence.tried(live));
        row.put("by", startedBy(sync));
        row.put("ev", evidence.of(live));
        return row;
    }

    private @Nullable String startedBy(SyncSnapshot sync) {
        return sync.startedBy() == null && sync.initiatedBy() != null
                ? people.apply(sync.initiatedBy())
                : sync.startedBy();
    }

    private static void counts(Map<String, @Nullable Object> row, SyncSnapshot.Counts counts) {
        row.put("p", counts.processed());
        row.put("f", counts.failed());
        row.put("t", counts.total());
        var growth = counts.growth();
        row.put("g", growth == null ? null : new int[] {growth.from(), growth.to()});
    }

    private static void pace(Map<String, @Nullable Object> row, LiveSync live) {
        SyncSnapshot.Pace pace = live.sync().pace();
        boolean moves = live.state().isMoving();
        Double speed = pace.speed();
        row.put("sp", moves && speed != null ? Math.round(speed * 10) / 10.0 : null);
        boolean known = moves && pace.eta() != null && pace.low() != null && pace.high() != null;
        row.put("el", known ? new int[] {zero(pace.low()), zero(pace.eta()), zero(pace.high())} : null);
        row.put("em", etaMode(live, moves, known));
    }

    private static String etaMode(LiveSync live, boolean moves, boolean known) {
        if (!moves) {
            return "none";
        }
        if (live.sync().counts().total() == null) {
            return "unknown";
        }
        return known ? "range" : "calibrating";
    }

    private static void times(Map<String, @Nullable Object> row, LiveSync live) {
        SyncSnapshot.Times times = live.sync().times();
        row.put("st", times.started().toEpochMilli());
        row.put("sec", times.completed() != null ? times.elapsedSeconds() : null);
        row.put("hb", second(times.heartbeat()));
        row.put("li", times.lastItem() == null ? null : second(times.lastItem()));
        row.put("fin", times.completed() == null ? null : times.completed().toEpochMilli());
    }

    /** Seconds are what the board shows of it; a finer value would travel for nothing. */
    private static long second(Instant at) {
        return at.getEpochSecond() * 1000;
    }

    /** What is asked of a sync stands for its state only while its service may be expected to answer. */
    static String state(LiveSync live) {
        OpenCommand pending = live.pending();
        boolean overdue = live.deadline() != null && live.deadline().passed();
        if (pending != null && live.state().isActive() && live.state() != SyncState.STALLED && !overdue) {
            return switch (pending.kind()) {
                case PAUSE -> "pausing";
                case RESUME -> "resuming";
                case CANCEL -> "cancelling";
                case APPLY, RETRY_FAILED -> live.state().name().toLowerCase(Locale.ROOT);
            };
        }
        return live.state().name().toLowerCase(Locale.ROOT);
    }

    private static int zero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
