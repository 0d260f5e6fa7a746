package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Events and searches at random, to hold what the database says against a count by hand. */
final class RandomEvents {

    /** Each a cause of its own. */
    static final List<String> ERRORS = List.of("boom", "Rate limit exceeded", "no such product");

    private final UUID organisation;
    private final Instant now;

    RandomEvents(UUID organisation, Instant now) {
        this.organisation = organisation;
        this.now = now;
    }

    record Event(
            EventId id,
            SyncStatus status,
            SyncAction action,
            EventEntity entity,
            EventSource source,
            @Nullable String error) {

        Instant at() {
            return id.at();
        }
    }

    /** Most of the last hours, some older, some at the full hour, some without an entity or a source. */
    List<Event> write(Random random, int count) {
        List<Event> events = new ArrayList<>();
        try (Session session = TestServer.POSTGRES_18.shared().asApplication(organisation)) {
            for (int i = 0; i < count; i++) {
                Event event = event(random);
                session.run(
                        "insert into sync_activity_log"
                                + " (id, org_id, created_at, status, action, entity_type, source_code, error_message)"
                                + " values (?, ?, ?, ?::sync_status_type, ?::sync_action, ?::sync_entity_type, ?, ?)",
                        event.id().id(),
                        organisation,
                        event.at().atOffset(ZoneOffset.UTC),
                        event.status().label(),
                        event.action().label(),
                        event.entity() == EventEntity.NONE
                                ? null
                                : event.entity().label(),
                        event.source() == EventSource.NONE
                                ? null
                                : event.source().code(),
                        event.error());
                events.add(event);
            }
        }
        return events;
    }

    ActivityFilter filter(Random random) {
        Duration length = Duration.ofMinutes(
                List.of(17, 60 * 5, 60 * 24, 60 * 24 * 9, 60 * 24 * 45).get(random.nextInt(5)));
        Instant to = random.nextBoolean() ? now : now.minusSeconds(random.nextInt(100_000));
        return new ActivityFilter(
                some(random, SyncStatus.class),
                some(random, SyncAction.class),
                some(random, EventEntity.class),
                some(random, EventSource.class),
                null,
                null,
                List.of(),
                new TimeRange.Between(to.minus(length), to));
    }

    static Predicate<Event> matching(ActivityFilter filter) {
        return among(filter.statuses(), Event::status)
                .and(among(filter.actions(), Event::action))
                .and(among(filter.entities(), Event::entity))
                .and(among(filter.sources(), Event::source));
    }

    static <E> Predicate<Event> among(Set<E> chosen, Function<Event, E> value) {
        return event -> chosen.isEmpty() || chosen.contains(value.apply(event));
    }

    private Event event(Random random) {
        Instant at = now.minusSeconds(1 + (long) (Math.pow(random.nextDouble(), 3) * 40 * 86_400));
        return new Event(
                new EventId(random.nextInt(20) == 0 ? at.truncatedTo(ChronoUnit.HOURS) : at, UUID.randomUUID()),
                any(random, SyncStatus.class),
                any(random, SyncAction.class),
                any(random, EventEntity.class),
                any(random, EventSource.class),
                random.nextBoolean() ? null : ERRORS.get(random.nextInt(ERRORS.size())));
    }

    private static <E extends Enum<E>> Set<E> some(Random random, Class<E> type) {
        Set<E> some = EnumSet.noneOf(type);
        if (random.nextBoolean()) {
            for (int i = 0; i < 3; i++) {
                some.add(type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)]);
            }
        }
        return some;
    }

    private static <E extends Enum<E> & Coded> E any(Random random, Class<E> type) {
        return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    }
}
