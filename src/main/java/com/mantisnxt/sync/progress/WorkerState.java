package com.mantisnxt.sync.progress;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a worker says that it is doing. */
public enum WorkerState {
    RUNNING,
    THROTTLED,
    WAITING,
    RETRYING,
    PAUSED,
    QUEUED;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
