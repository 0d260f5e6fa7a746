package com.mantisnxt.sync.activity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a permalink to an event carries: its time, in whole microseconds, leads to its partition. Events are listed by it,
 * so it also says where a page ended.
 */
public record EventId(Instant at, UUID id) {

    private static final Pattern FORM =
            Pattern.compile("(-\\d{1,17}|\\d{1,16})-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    public static Optional<EventId> parse(@Nullable String text) {
        Matcher parts = FORM.matcher(String.valueOf(text));
        if (!parts.matches()) {
            return Optional.empty();
        }
        Instant at = Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS);
        return Optional.of(new EventId(at, UUID.fromString(parts.group(2))));
    }

    @Override
    public String toString() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + id;
    }
}
