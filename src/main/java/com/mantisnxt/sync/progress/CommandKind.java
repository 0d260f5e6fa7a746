package com.mantisnxt.sync.progress;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an operator can ask of a sync service. */
public enum CommandKind {
    PAUSE,
    RESUME,
    CANCEL;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
