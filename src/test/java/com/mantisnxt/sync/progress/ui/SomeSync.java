package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.SyncState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Syncs for boards in tests. */
final class SomeSync {

    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private SomeSync() {}

    static LiveSync in(SyncState state, String syncId) {
        return live(state, syncId, 10, 1);
    }

    /** The same sync, further. */
    static LiveSync further(LiveSync live, int processed, int sampleCount) {
        SyncSnapshot sync = live.sync();
        return new LiveSync(
                snapshot(sync.id(), sync.syncId(), sync.times().completed(), processed, sampleCount),
                live.state(),
                live.pending());
    }

    static LiveSync live(SyncState state, String syncId, int processed, int sampleCount) {
        UUID id = UUID.nameUUIDFromBytes(syncId.getBytes(StandardCharsets.UTF_8));
        Instant completed = state.isActive() ? null : NOON;
        return new LiveSync(snapshot(id, syncId, completed, processed, sampleCount), state, null);
    }

    /** @param began minutes after eleven; the end, if it is over, is two minutes later */
    static LiveSync begun(SyncState state, String syncId, int began) {
        LiveSync live = in(state, syncId);
        SyncSnapshot sync = live.sync();
        Instant started = NOON.minusSeconds(3_600).plusSeconds(60L * began);
        Instant ended = state.isActive() ? null : started.plusSeconds(120);
        return new LiveSync(
                new SyncSnapshot(
                        sync.id(),
                        syncId,
                        null,
                        sync.entity(),
                        sync.sourceSystem(),
                        sync.status(),
                        sync.counts(),
                        sync.pace(),
                        new SyncSnapshot.Times(started, NOON, ended, NOON, NOON, null, 60),
                        sync.worker(),
                        sync.ending(),
                        sync.startedBy(),
                        null,
                        10),
                state,
                null);
    }

    private static SyncSnapshot snapshot(
            UUID id, String syncId, @Nullable Instant completed, int processed, int samples) {
        float[] speeds = new float[Math.min(samples, 60)];
        Arrays.fill(speeds, 120);
        return new SyncSnapshot(
                id,
                syncId,
                null,
                EntityType.ORDER,
                syncId.startsWith("woo") ? "woocommerce" : "odoo",
                completed == null ? SyncStatus.IN_PROGRESS : SyncStatus.COMPLETED,
                new SyncSnapshot.Counts(processed, 0, 100, null),
                new SyncSnapshot.Pace(120.0, 45, 40, 50, speeds, samples),
                new SyncSnapshot.Times(NOON.minusSeconds(60), NOON, completed, NOON, NOON, null, 60),
                new SyncSnapshot.Worker(null, null, null, null, null, null),
                new SyncSnapshot.Ending(null, null, null),
                "a service",
                null,
                processed);
    }
}
