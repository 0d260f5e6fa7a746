package com.mantisnxt.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.activity.RandomEvents.Event;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Bars and facets beside a count of the same events, one by one. */
@ConsoleTest
class ActivityOverviewTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private final ActivityOverviews overviews;
    private final ActivityFold fold;
    private final CurrentCaller currentCaller;
    private final Caller caller = Organisations.anybody();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final Map<String, Long> causes = new HashMap<>();
    private final RandomEvents events = new RandomEvents(caller.org().value(), now);

    @Autowired
    ActivityOverviewTest(ActivityOverviews overviews, ActivityFold fold, CurrentCaller currentCaller) {
        this.overviews = overviews;
        this.fold = fold;
        this.currentCaller = currentCaller;
    }

    @RepeatedTest(5)
    void theyAreWhatOneCountsByHandWhateverIsFoldedYet() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        List<Event> written = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            written.addAll(events.write(random, 400));
            if (round < 2) {
                fold.fold();
                fold.fold();
            }
        }
        for (int search = 0; search < 12; search++) {
            ActivityFilter filter = events.filter(random);
            if (search % 3 == 0) {
                filter = filter.withCause(cause(RandomEvents.ERRORS.get(search % RandomEvents.ERRORS.size())));
            }
            assertSame(overview(filter), filter, written, "seed " + seed + ", search " + search);
        }
    }

    @Test
    void allTimesBeginWithTheFirstEvent() {
        var random = new Random(1);
        List<Event> written = events.write(random, 50);
        ActivityFilter ever = ActivityFilter.DEFAULT.within(new TimeRange.Between(Instant.EPOCH, now));
        assertThat(overview(ever).total()).isEqualTo(written.size());
        Instant first = written.stream().map(Event::at).min(Instant::compareTo).orElseThrow();
        assertThat(overview(ever).bars().getFirst().start())
                .isBeforeOrEqualTo(first)
                .isAfter(first.minus(overview(ever).width()));
        fold.fold();
        fold.fold();
        assertThat(overview(ever).total()).isEqualTo(written.size());
    }

    /** What services write that leave a date empty: as the list, the bars begin with 1970. */
    @Test
    void datesBeforeAllTimesKeepNobodyFromTheBars() {
        List<Event> written = events.write(new Random(3), 20);
        try (Session session = session()) {
            session.run(
                    "insert into public.sync_activity_log (org_id, created_at, status, action)"
                            + " select ?, at::timestamptz, 'failed', 'batch_process'"
                            + " from unnest(array['-infinity', '0001-01-01', '1969-12-31 23:00Z', '1970-01-01 00:00Z']) at",
                    caller.org().value());
        }
        ActivityFilter ever = ActivityFilter.DEFAULT.within(new TimeRange.Between(Instant.EPOCH, now));
        for (int folded = 0; folded < 2; folded++) {
            assertThat(overview(ever).total()).isEqualTo(written.size() + 1);
            assertThat(overview(ever).bars()).hasSizeLessThanOrEqualTo(ActivityOverview.MOST_BARS);
            fold.fold();
            fold.fold();
        }
    }

    @Test
    void withoutAnyEventThereAreEmptyBars() {
        ActivityOverview day = overview(ActivityFilter.DEFAULT.within(last(Duration.ofHours(24))));
        assertThat(day.total()).isZero();
        assertThat(day.bars()).isNotEmpty().allMatch(bar -> bar.total() == 0);
        assertThat(overview(ActivityFilter.DEFAULT.within(new TimeRange.Between(Instant.EPOCH, now)))
                        .total())
                .isZero();
        assertThat(overview(ActivityFilter.DEFAULT.within(new TimeRange.Between(now.plusSeconds(9), now)))
                        .total())
                .isZero();
    }

    @Test
    void ofManyThatHoldAWordTheNewestAreCountedAndItSaysFromWhen() {
        new LoggedEvents(TestServer.POSTGRES_18.shared(), caller.org().value()).addMany(5, now.minusSeconds(1));
        try (Session session = session()) {
            session.run("""
                    insert into public.sync_activity_log (org_id, created_at, status, entity_type, action, error_message)
                    select ?, ?::timestamptz - make_interval(secs => n), 'failed', 'order', 'batch_process', 'boom ' || n
                      from generate_series(1, 2050) n
                    """, caller.org().value(), now.minusSeconds(10).toString());
        }
        ActivityFilter words = ActivityFilter.DEFAULT.withWords(List.of("boom")).within(last(Duration.ofHours(24)));
        ActivityOverview many = overview(words);
        assertThat(many.total()).isEqualTo(2_000);
        assertThat(many.countedFrom()).isEqualTo(now.minusSeconds(2_010));
        assertThat(many.facets().entities()).isEqualTo(Map.of(EventEntity.ORDER, 2_000L));
        ActivityOverview few = overview(words.withWords(List.of("boom 77")));
        assertThat(few.total()).isEqualTo(11);
        assertThat(few.countedFrom()).isNull();
    }

    @Test
    void othersAndWhoMayNotReadSeeNothing() {
        events.write(new Random(2), 20);
        ActivityFilter ever = ActivityFilter.DEFAULT.within(new TimeRange.Between(Instant.EPOCH, now));
        assertThat(currentCaller
                        .callAs(Organisations.anybody(), () -> overviews.of(ever, ZONE))
                        .total())
                .isZero();
        assertThatThrownBy(() -> currentCaller.callAs(
                        new Caller(caller.org(), caller.user(), caller.name(), Set.of()),
                        () -> overviews.of(ever, ZONE)))
                .isInstanceOf(NotAllowed.class);
    }

    private void assertSame(ActivityOverview found, ActivityFilter filter, List<Event> events, String what) {
        Instant from = filter.range().start(now);
        Instant to = java.util.Objects.requireNonNull(filter.range().end());
        List<Event> inTime = events.stream()
                .filter(event -> !event.at().isBefore(from) && event.at().isBefore(to))
                .filter(event -> filter.cause() == null
                        || event.error() != null && filter.cause().equals(cause(event.error())))
                .toList();
        Predicate<Event> status = RandomEvents.among(filter.statuses(), Event::status);
        Predicate<Event> action = RandomEvents.among(filter.actions(), Event::action);
        Predicate<Event> entity = RandomEvents.among(filter.entities(), Event::entity);
        Predicate<Event> source = RandomEvents.among(filter.sources(), Event::source);
        List<Event> matching = inTime.stream()
                .filter(status.and(action).and(entity).and(source))
                .toList();
        assertThat(found.total()).as(what).isEqualTo(matching.size());
        assertThat(found.countedFrom()).as(what).isNull();
        assertThat(found.bars()).as(what).hasSizeBetween(1, ActivityOverview.MOST_BARS);
        for (ActivityOverview.Bar bar : found.bars()) {
            Instant end = bar.start().plus(found.width());
            assertThat(bar.events())
                    .as(what)
                    .isEqualTo(counts(
                            matching, e -> !e.at().isBefore(bar.start()) && e.at().isBefore(end), Event::status));
        }
        assertThat(found.facets().statuses())
                .as(what)
                .isEqualTo(counts(inTime, action.and(entity).and(source), Event::status));
        assertThat(found.facets().actions())
                .as(what)
                .isEqualTo(counts(inTime, status.and(entity).and(source), Event::action));
        assertThat(found.facets().entities())
                .as(what)
                .isEqualTo(counts(inTime, status.and(action).and(source), Event::entity));
        assertThat(found.facets().sources())
                .as(what)
                .isEqualTo(counts(inTime, status.and(action).and(entity), Event::source));
    }

    private long cause(String error) {
        return causes.computeIfAbsent(error, text -> {
            try (Session session = session()) {
                return session.value(Long.class, "select sync_console.error_fingerprint(?)", text);
            }
        });
    }

    private static <E> Map<E, Long> counts(
            List<Event> events, Predicate<Event> which, Function<Event, @Nullable E> value) {
        Map<E, Long> counts = new HashMap<>();
        events.stream().filter(which).forEach(event -> {
            E found = value.apply(event);
            if (found != null) {
                counts.merge(found, 1L, Long::sum);
            }
        });
        return counts;
    }

    private TimeRange last(Duration length) {
        return new TimeRange.Between(now.minus(length), now);
    }

    private Session session() {
        return TestServer.POSTGRES_18.shared().asApplication(caller.org().value());
    }

    private ActivityOverview overview(ActivityFilter filter) {
        return currentCaller.callAs(caller, () -> overviews.of(filter, ZONE));
    }
}
