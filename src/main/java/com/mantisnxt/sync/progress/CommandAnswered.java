package com.mantisnxt.sync.progress;

import org.jspecify.annotations.Nullable;

/** A service answered a command for the first time; told in the transaction of the answer. */
public record CommandAnswered(
        OpenCommand command,
        CommandOutcome outcome,
        @Nullable String detail) {}
