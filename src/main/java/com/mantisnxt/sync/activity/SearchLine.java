package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A search as people type it: {@code status:failed source:shopify "rate limit" -entity:order last:7d}. What can't be
 * read is left out and named with its place.
 */
public final class SearchLine {

    private static final Pattern PART =
            Pattern.compile("(-?)(?:([A-Za-z]+):)?(\"(?:[^\"\\\\]|\\\\.)*\"?|[^\\s\"]+|)(?=\\s|$)|\\S+");

    private final Names names;
    private final ZoneId zone;
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final NamedOnce once = new NamedOnce();
    private final ChosenValues<SyncStatus> statuses = new ChosenValues<>(SyncStatus.class);
    private final ChosenValues<SyncAction> actions = new ChosenValues<>(SyncAction.class);
    private final ChosenValues<EventEntity> entities = new ChosenValues<>(EventEntity.class);
    private final ChosenValues<EventSource> sources = new ChosenValues<>(EventSource.class);
    private @Nullable UUID user;
    private @Nullable String sync;
    private @Nullable Long cause;
    private @Nullable TimeRange last;
    private @Nullable Instant after;
    private @Nullable Instant before;

    private SearchLine(Names names, ZoneId zone) {
        this.names = names;
        this.zone = zone;
    }

    /** Finds people by what is typed, and says what to type for them. */
    public interface Names {
        Optional<UUID> find(String typed);

        String of(UUID user);
    }

    /** Why a part can't be read. */
    public enum Problem {
        UNKNOWN_QUALIFIER,
        UNKNOWN_VALUE,
        NO_VALUE,
        BAD_TIME,
        BAD_CAUSE,
        NOTHING_LEFT,
        WORDS_CANNOT_BE_EXCLUDED,
        NAMED_TWICE,
        TOO_MUCH
    }

    /** @param from where the part begins, in characters from 0 */
    public record Fault(int from, String part, Problem problem) {}

    /**
     * @param faults parts that were left out
     * @param namesTime whether the line itself says which time to search
     */
    public record Read(ActivityFilter filter, List<Fault> faults, boolean namesTime) {}

    /** @param range the time to search where the line names none */
    public static Read read(String line, TimeRange range, Names names, ZoneId zone) {
        var reader = new SearchLine(names, zone);
        Matcher parts = PART.matcher(line);
        while (parts.find()) {
            if (!parts.group().isEmpty()) {
                reader.take(parts);
            }
        }
        return new Read(reader.filter(range), List.copyOf(reader.faults), reader.namesTime());
    }

    /** All of the filter but its time. */
    public static String write(ActivityFilter filter, Names names) {
        List<String> parts = new ArrayList<>();
        write(parts, "status", filter.statuses());
        write(parts, "action", filter.actions());
        write(parts, "entity", filter.entities());
        write(parts, "source", filter.sources());
        if (filter.user() != null) {
            parts.add("user:" + Words.quoted(names.of(filter.user())));
        }
        if (filter.syncId() != null) {
            parts.add("sync:" + Words.quoted(filter.syncId()));
        }
        if (filter.cause() != null) {
            parts.add("cause:" + Causes.write(filter.cause()));
        }
        filter.words().forEach(word -> parts.add(Words.quoted(word)));
        return String.join(" ", parts);
    }

    private static void write(List<String> parts, String qualifier, Set<? extends Coded> values) {
        if (!values.isEmpty()) {
            parts.add(qualifier + ":"
                    + String.join(
                            ",", values.stream().map(Coded::label).sorted().toList()));
        }
    }

    private void take(Matcher part) {
        boolean excluded = "-".equals(part.group(1));
        String qualifier = part.group(2);
        String value = value(part.group(3) == null ? part.group() : part.group(3));
        if (qualifier == null) {
            word(part, excluded, value);
        } else if (value.startsWith("//")) {
            word(part, excluded, qualifier + ":" + value);
        } else if (value.isBlank()) {
            fault(part, Problem.NO_VALUE);
        } else {
            qualified(part, excluded, qualifier.toLowerCase(java.util.Locale.ROOT), value);
        }
    }

    private void word(Matcher part, boolean excluded, String word) {
        if (excluded) {
            fault(part, Problem.WORDS_CANNOT_BE_EXCLUDED);
        } else if (word.length() > ActivityFilter.LONGEST_WORD
                || word.indexOf('\0') >= 0
                || words.size() == ActivityFilter.MOST_WORDS) {
            fault(part, Problem.TOO_MUCH);
        } else if (!word.isBlank()) {
            words.add(word);
        }
    }

    private void qualified(Matcher part, boolean excluded, String qualifier, String value) {
        switch (qualifier) {
            case "status" -> chosen(part, excluded, value, statuses);
            case "action" -> chosen(part, excluded, value, actions);
            case "entity" -> chosen(part, excluded, value, entities);
            case "source" -> chosen(part, excluded, value, sources);
            case "user" ->
                one(
                        part,
                        excluded,
                        Problem.UNKNOWN_VALUE,
                        () -> user = names.find(value).orElseThrow());
            case "sync" -> one(part, excluded, Problem.TOO_MUCH, () -> sync = ActivityParameters.text(value));
            case "cause" -> one(part, excluded, Problem.BAD_CAUSE, () -> cause = Causes.parse(value));
            case "last" -> one(part, excluded, Problem.BAD_TIME, () -> last = new TimeRange.Last(Lengths.parse(value)));
            case "after" -> one(part, excluded, Problem.BAD_TIME, () -> after = moment(value));
            case "before" -> one(part, excluded, Problem.BAD_TIME, () -> before = moment(value));
            default -> fault(part, Problem.UNKNOWN_QUALIFIER);
        }
    }

    private void chosen(Matcher part, boolean excluded, String value, ChosenValues<?> chosen) {
        if (!chosen.take(excluded, value)) {
            fault(part, Problem.UNKNOWN_VALUE);
        } else if (chosen.values().isEmpty()) {
            fault(part, Problem.NOTHING_LEFT);
        }
    }

    private void one(Matcher part, boolean excluded, Problem otherwise, Runnable taking) {
        try {
            if (excluded) {
                fault(part, Problem.WORDS_CANNOT_BE_EXCLUDED);
            } else if (!once.take(part.group(2))) {
                fault(part, Problem.NAMED_TWICE);
            } else {
                taking.run();
            }
        } catch (RuntimeException unreadable) {
            fault(part, otherwise);
        }
    }

    private Instant moment(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                : ActivityParameters.instant(text);
    }

    private void fault(Matcher part, Problem problem) {
        faults.add(new Fault(part.start(), part.group(), problem));
    }

    private boolean namesTime() {
        return last != null || after != null || before != null;
    }

    private ActivityFilter filter(TimeRange otherwise) {
        TimeRange range = last == null ? otherwise : last;
        if (after != null || before != null) {
            range = new TimeRange.Between(after == null ? Instant.EPOCH : after, before);
        }
        return new ActivityFilter(
                statuses.values(),
                actions.values(),
                entities.values(),
                sources.values(),
                user,
                sync,
                words,
                cause,
                range);
    }

    private static String value(String text) {
        if (!text.startsWith("\"")) {
            return text;
        }
        return Words.unquoted(text);
    }

    /** What can stand before a colon. */
    public static List<String> qualifiers() {
        return List.of("status", "action", "entity", "source", "user", "sync", "cause", "last", "after", "before");
    }

    /** What can stand after it; empty where anything can. */
    public static List<String> values(String qualifier) {
        Function<Class<? extends Coded>, List<String>> labels = type -> java.util.Arrays.stream(type.getEnumConstants())
                .map(Coded::label)
                .toList();
        return switch (qualifier) {
            case "status" -> labels.apply(SyncStatus.class);
            case "action" -> labels.apply(SyncAction.class);
            case "entity" -> labels.apply(EventEntity.class);
            case "source" -> labels.apply(EventSource.class);
            case "last" -> List.of("15m", "1h", "24h", "7d", "30d");
            default -> List.of();
        };
    }
}
