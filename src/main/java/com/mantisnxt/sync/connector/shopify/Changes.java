package com.mantisnxt.sync.connector.shopify;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What changed since a time. Shops may answer with more, such as the whole day for customers, so it is looked at again. */
record Changes(Instant since) {

    /** The shop's search follows its data with some delay. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    static Optional<Changes> since(String watermark) {
        try {
            return Optional.of(new Changes(Instant.parse(watermark.strip())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** From where to look next time, when the walk began at that time of the shop's clock. */
    static String watermark(Instant began) {
        return began.truncatedTo(ChronoUnit.SECONDS).minus(OVERLAP).toString();
    }

    String filter() {
        return "updated_at:>='" + since.truncatedTo(ChronoUnit.SECONDS) + "'";
    }

    /** One without a time counts as changed. */
    boolean isAmong(JsonNode record) {
        Instant updated = time(record.path("updatedAt").asString(""));
        return updated == null || !updated.isBefore(since.truncatedTo(ChronoUnit.SECONDS));
    }

    private static @Nullable Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
