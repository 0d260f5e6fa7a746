package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.http.WebAnswer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of an answer say.
 *
 * @param total how many there are in the list
 * @param pages how many pages they make
 * @param begun by the shop's clock, when it began to answer at the latest; null where it names no time
 */
record Said(
        OptionalLong total, OptionalLong pages, @Nullable Instant begun) {

    /** @param took from our question to the end of the answer; the date in it may be of its end */
    static Said of(WebAnswer answer, Duration took) {
        Instant date = answer.header("Date").flatMap(Said::date).orElse(null);
        return new Said(
                answer.header("X-WP-Total").map(Said::number).orElseGet(OptionalLong::empty),
                answer.header("X-WP-TotalPages").map(Said::number).orElseGet(OptionalLong::empty),
                date == null ? null : date.minus(took));
    }

    private static OptionalLong number(String text) {
        return text.strip().matches("\\d{1,15}") ? OptionalLong.of(Long.parseLong(text.strip())) : OptionalLong.empty();
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
