package com.mantisnxt.sync.connector.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads times in the forms that systems write them, into one: ISO 8601 in UTC. */
final class TimeReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** A number up to here counts seconds since 1970, above it milliseconds. */
    private static final long LAST_SECOND = 100_000_000_000L;

    private static final long LAST_MILLI = LAST_SECOND * 1000;

    private final ZoneId zone;
    private final DateTimeFormatter format;

    TimeReader(FieldMapping mapping) {
        this.zone = mapping.zone() == null || mapping.zone().isBlank() ? ZoneOffset.UTC : ZoneId.of(mapping.zone());
        this.format = mapping.pattern() == null || mapping.pattern().isBlank()
                ? DateTimeFormatter.ISO_DATE_TIME
                : DateTimeFormatter.ofPattern(mapping.pattern(), Locale.ENGLISH);
    }

    @Nullable
    JsonNode read(JsonNode found) {
        if (found.isNumber()) {
            return ofNumber(found);
        }
        if (!found.isString()) {
            return null;
        }
        String text = found.asString().strip();
        return text.isEmpty() ? NODES.nullNode() : ofText(text);
    }

    private static @Nullable JsonNode ofNumber(JsonNode found) {
        if (!found.canConvertToLong() || Math.abs(found.longValue()) > LAST_MILLI) {
            return null;
        }
        long number = found.longValue();
        boolean isSeconds = Math.abs(number) < LAST_SECOND;
        return text(isSeconds ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
    }

    private @Nullable JsonNode ofText(String text) {
        try {
            String iso = format == DateTimeFormatter.ISO_DATE_TIME && text.length() > 10 && text.charAt(10) == ' '
                    ? text.substring(0, 10) + "T" + text.substring(11)
                    : text;
            if (format == DateTimeFormatter.ISO_DATE_TIME && iso.length() == 10) {
                return text(LocalDate.parse(iso).atStartOfDay(zone).toInstant());
            }
            return text(instant(format.parseBest(
                    iso, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Instant instant(TemporalAccessor read) {
        return switch (read) {
            case ZonedDateTime zoned -> zoned.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            case LocalDateTime local -> local.atZone(zone).toInstant();
            case LocalDate day -> day.atStartOfDay(zone).toInstant();
            default -> throw new DateTimeException("no time");
        };
    }

    private static JsonNode text(Instant instant) {
        return NODES.stringNode(instant.toString());
    }
}
