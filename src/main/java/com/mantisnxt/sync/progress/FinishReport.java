package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.base.SyncStatus;
import org.jspecify.annotations.Nullable;

/**
 * A sync ends.
 *
 * @param status completed, completed_with_errors, failed, cancelled or timeout; completed with failed items becomes
 *     completed_with_errors
 * @param processed the last counts, null keeps what was reported
 */
public record FinishReport(
        SyncStatus status,
        @Nullable Integer processed,
        @Nullable Integer failed,
        @Nullable String errorCode,
        @Nullable String error) {}
