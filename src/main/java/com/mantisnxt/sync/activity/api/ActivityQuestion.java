package com.mantisnxt.sync.activity.api;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivityParameters;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.activity.SearchLine;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.tenant.UserNames;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is asked for: q as the search line of the screen, beside it the parameters that name one thing each. */
@Component
class ActivityQuestion {

    private static final Set<String> TIMES = Set.of("last", "from", "to");

    /** More than all that a line can ask for; what can't be read of it comes back in the answer. */
    private static final int LONGEST_LINE = 4_000;

    private final UserNames names;

    ActivityQuestion(UserNames names) {
        this.names = names;
    }

    ActivityFilter filter(Map<String, List<String>> parameters) {
        Map<String, List<String>> others = new HashMap<>(parameters);
        List<String> lines = others.getOrDefault("q", List.of());
        others.remove("q");
        ActivityParameters.Read read = ActivityParameters.read(others);
        read.unread().stream().findFirst().ifPresent(unread -> {
            throw new InvalidInput(
                    "invalid_field", unread.parameter(), unread.parameter() + " has a value that is not known.");
        });
        if (lines.isEmpty() || lines.getFirst().isBlank()) {
            return read.filter();
        }
        if (lines.getFirst().length() > LONGEST_LINE) {
            throw new InvalidInput("invalid_field", "q", "q has at most " + LONGEST_LINE + " characters.");
        }
        SearchLine.Read line = line(lines.getFirst(), read.filter());
        boolean isTimed = others.keySet().stream().anyMatch(TIMES::contains);
        if (isTimed && !line.filter().range().equals(read.filter().range())) {
            throw twice("the time");
        }
        return both(read.filter(), line.filter());
    }

    static @Nullable EventId cursor(@Nullable String after) {
        if (after == null) {
            return null;
        }
        return EventId.parse(after)
                .orElseThrow(() -> new InvalidInput("invalid_field", "after", "after is not a cursor of this list."));
    }

    private SearchLine.Read line(String typed, ActivityFilter others) {
        SearchLine.Read read = SearchLine.read(typed, others.range(), new ByName(names), ZoneOffset.UTC);
        if (!read.faults().isEmpty()) {
            throw new UnreadableLine(read.faults());
        }
        return read;
    }

    private static ActivityFilter both(ActivityFilter named, ActivityFilter line) {
        return new ActivityFilter(
                either("status", named.statuses(), line.statuses()),
                either("action", named.actions(), line.actions()),
                either("entity", named.entities(), line.entities()),
                either("source", named.sources(), line.sources()),
                one("user", named.user(), line.user()),
                one("sync", named.syncId(), line.syncId()),
                line.words(),
                one("cause", named.cause(), line.cause()),
                line.range());
    }

    private static <T> Set<T> either(String what, Set<T> named, Set<T> line) {
        if (!named.isEmpty() && !line.isEmpty()) {
            throw twice(what);
        }
        return named.isEmpty() ? line : named;
    }

    private static <T> @Nullable T one(String what, @Nullable T named, @Nullable T line) {
        if (named != null && line != null) {
            throw twice(what);
        }
        return named == null ? line : named;
    }

    private static InvalidInput twice(String what) {
        return new InvalidInput("invalid_field", "q", "q names " + what + ", which a parameter of its own does too.");
    }

    /** Asks for the names only where a line has one. */
    private record ByName(UserNames names) implements SearchLine.Names {

        @Override
        public Optional<UUID> find(String typed) {
            return names.all().entrySet().stream()
                    .filter(person -> person.getValue().equalsIgnoreCase(typed))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .findFirst()
                    .or(() -> typed.contains("@") ? names.withEmail(typed) : Optional.of(UUID.fromString(typed)));
        }

        @Override
        public String of(UUID user) {
            return user.toString();
        }
    }
}
