package com.mantisnxt.sync.progress;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a sync service can be asked. */
public enum CommandKind {
    PAUSE,
    RESUME,
    CANCEL,
    /** Apply a preview that was approved; nobody asks for that but the approval itself. */
    APPLY;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
