package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The filter as query parameters, of the page and of the API alike. What can't be read is left out and named. */
public final class ActivityParameters {

    private static final Instant BEFORE_ALL = Instant.EPOCH;
    private static final Instant AFTER_ALL = Instant.parse("9999-12-31T23:59:59Z");

    private final Map<String, List<String>> given;
    private final List<Unread> unread = new ArrayList<>();

    private ActivityParameters(Map<String, List<String>> given) {
        this.given = given;
    }

    /** A parameter's value that could not be read. */
    public record Unread(String parameter, String value) {}

    /** @param unread what was left out of the filter */
    public record Read(ActivityFilter filter, List<Unread> unread) {}

    public static Read read(Map<String, List<String>> parameters) {
        var reader = new ActivityParameters(parameters);
        return new Read(reader.filter(), List.copyOf(reader.unread));
    }

    /** Only what differs from the default, in a fixed order. */
    public static Map<String, String> write(ActivityFilter filter) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "status", filter.statuses());
        put(parameters, "action", filter.actions());
        put(parameters, "entity", filter.entities());
        put(parameters, "source", filter.sources());
        if (filter.user() != null) {
            parameters.put("user", filter.user().toString());
        }
        if (filter.syncId() != null) {
            parameters.put("sync", filter.syncId());
        }
        if (filter.cause() != null) {
            parameters.put("cause", Causes.write(filter.cause()));
        }
        if (!filter.words().isEmpty()) {
            parameters.put("q", Words.write(filter.words()));
        }
        if (!filter.range().equals(TimeRange.DAY)) {
            parameters.putAll(range(filter.range()));
        }
        return parameters;
    }

    private ActivityFilter filter() {
        return new ActivityFilter(
                labels("status", SyncStatus.class),
                labels("action", SyncAction.class),
                labels("entity", EventEntity.class),
                labels("source", EventSource.class),
                one("user", UUID::fromString).orElse(null),
                one("sync", ActivityParameters::text).orElse(null),
                one("q", Words::parse).orElse(List.of()),
                one("cause", Causes::parse).orElse(null),
                range());
    }

    private TimeRange range() {
        Optional<Instant> from = one("from", ActivityParameters::instant);
        Optional<Instant> to = one("to", ActivityParameters::instant);
        if (from.isPresent() || to.isPresent()) {
            return new TimeRange.Between(from.orElse(BEFORE_ALL), to.orElse(null));
        }
        return one("last", Lengths::parse).<TimeRange>map(TimeRange.Last::new).orElse(TimeRange.DAY);
    }

    private static Map<String, String> range(TimeRange range) {
        return switch (range) {
            case TimeRange.Last last -> Map.of("last", Lengths.write(last.length()));
            case TimeRange.Between between -> {
                Map<String, String> ends = new LinkedHashMap<>();
                if (between.from().isAfter(BEFORE_ALL)) {
                    ends.put("from", between.from().toString());
                }
                if (between.to() != null) {
                    ends.put("to", between.to().toString());
                }
                yield ends;
            }
        };
    }

    private <E extends Enum<E> & Coded> Set<E> labels(String parameter, Class<E> type) {
        Set<E> found = EnumSet.noneOf(type);
        given.getOrDefault(parameter, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .filter(label -> !label.isBlank())
                .forEach(label -> Coded.byLabel(type, label.strip())
                        .ifPresentOrElse(found::add, () -> unread.add(new Unread(parameter, label))));
        return found;
    }

    private <T> Optional<T> one(String parameter, Function<String, T> parser) {
        String value =
                given.getOrDefault(parameter, List.of()).stream().findFirst().orElse("");
        if (value.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(value));
        } catch (RuntimeException e) {
            unread.add(new Unread(parameter, value));
            return Optional.empty();
        }
    }

    /** Times that no log holds would only be refused by the database, which knows fewer years. */
    static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        if (instant.isBefore(BEFORE_ALL) || instant.isAfter(AFTER_ALL)) {
            throw new IllegalArgumentException("beyond all times: " + text);
        }
        return instant;
    }

    static String text(String text) {
        if (text.indexOf('\0') >= 0 || text.length() > 255) {
            throw new IllegalArgumentException("no id of a sync");
        }
        return text;
    }

    private static void put(Map<String, String> parameters, String name, Set<? extends Coded> values) {
        if (!values.isEmpty()) {
            parameters.put(name, values.stream().map(Coded::label).sorted().collect(Collectors.joining(",")));
        }
    }
}
