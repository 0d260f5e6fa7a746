package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.base.SyncStatus;

/** Which colour and mark a status has; those of the live board. */
final class StatusState {

    private StatusState() {}

    static String of(SyncStatus status) {
        return switch (status) {
            case PENDING -> "queued";
            case IN_PROGRESS -> "running";
            case COMPLETED -> "done";
            case COMPLETED_WITH_ERRORS -> "errors";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
            case PAUSED -> "paused";
            case TIMEOUT -> "timeout";
        };
    }
}
