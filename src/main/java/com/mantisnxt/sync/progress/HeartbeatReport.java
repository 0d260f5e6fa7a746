package com.mantisnxt.sync.progress;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sign of life with what the worker is doing.
 *
 * @param state running, throttled, waiting, retrying, paused or queued; null where nothing changed
 * @param reason why, in words for the operator
 * @param until when the worker goes on
 */
public record HeartbeatReport(
        @Nullable WorkerState state,
        @Nullable String reason,
        @Nullable Instant until,
        @Nullable Integer batch,
        @Nullable Integer attempt) {}
