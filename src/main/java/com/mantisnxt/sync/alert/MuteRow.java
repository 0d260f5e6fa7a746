package com.mantisnxt.sync.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mute that is in force.
 *
 * @param connection null where it is of what services bring
 * @param name of the connection; null where it has none
 * @param source code of the kind of system; null where it is of a connection
 */
public record MuteRow(
        UUID id,
        @Nullable UUID connection,
        @Nullable String name,
        @Nullable Integer source,
        Instant until,
        String by,
        @Nullable String reason) {}
