package com.mantisnxt.sync.alert.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of one try to tell. Reasons are in words for people, without secrets. */
sealed interface SendOutcome {

    /** Why it did not arrive, or not with all; empty when it did. */
    default Optional<String> fault() {
        return switch (this) {
            case Delivered() -> Optional.empty();
            case Partly(String reason, List<String> left) -> Optional.of(reason);
            case Later(String reason, Instant at) -> Optional.of(reason);
            case Never(String reason) -> Optional.of(reason);
        };
    }

    /** It arrived. */
    record Delivered() implements SendOutcome {}

    /** It arrived with some; the others are lost, or are tried again where {@code leftTo} names them. */
    record Partly(String reason, List<String> leftTo) implements SendOutcome {}

    /** @param at when the receiver wants to be asked again, where it says so */
    record Later(String reason, @Nullable Instant at) implements SendOutcome {}

    /** Trying again would not help. */
    record Never(String reason) implements SendOutcome {}
}
