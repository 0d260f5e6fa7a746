package com.mantisnxt.sync.progress;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a service answers to a command. */
public enum CommandOutcome {
    DONE,
    REFUSED;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
