package com.mantisnxt.sync.progress;

import com.fasterxml.jackson.annotation.JsonValue;
import com.mantisnxt.sync.base.SyncStatus;
import java.util.Locale;

/** What a sync service can be asked. */
public enum CommandKind {
    PAUSE,
    RESUME,
    CANCEL,
    /** Try again the items that failed. */
    RETRY_FAILED,
    /** Apply a preview that was approved; nobody asks for that but the approval itself. */
    APPLY;

    /** Whether a sync is already as the command would have it. */
    boolean isSo(SyncStatus status) {
        return switch (this) {
            case PAUSE -> status == SyncStatus.PAUSED;
            case RESUME -> status == SyncStatus.IN_PROGRESS || status == SyncStatus.PENDING;
            case CANCEL -> status == SyncStatus.CANCELLED;
            case RETRY_FAILED, APPLY -> false;
        };
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
