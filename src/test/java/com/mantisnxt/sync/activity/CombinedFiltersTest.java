package com.mantisnxt.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.activity.RandomEvents.Event;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Filters of several things at once, read page by page, beside the same events filtered by hand. */
@ConsoleTest
class CombinedFiltersTest {

    private final ActivitySearch search;
    private final ActivityFold fold;
    private final CurrentCaller currentCaller;
    private final EventKinds kinds;
    private final BoundedReads reads;
    private final Caller caller = Organisations.anybody();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final RandomEvents events = new RandomEvents(caller.org().value(), now);

    @Autowired
    CombinedFiltersTest(
            ActivitySearch search,
            ActivityFold fold,
            CurrentCaller currentCaller,
            EventKinds kinds,
            BoundedReads reads) {
        this.search = search;
        this.fold = fold;
        this.currentCaller = currentCaller;
        this.kinds = kinds;
        this.reads = reads;
    }

    @RepeatedTest(4)
    void pagesHoldWhatMatchesInItsOrderWhateverIsFoldedYet() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        List<Event> written = new ArrayList<>(events.write(random, 700));
        fold.fold();
        fold.fold();
        written.addAll(events.write(random, 150));
        for (int question = 0; question < 40; question++) {
            ActivityFilter filter = events.filter(random);
            int page = 1 + random.nextInt(60);
            assertThat(all(filter, page))
                    .as("seed %d, question %d, pages of %d of %s", seed, question, page, filter)
                    .isEqualTo(byHand(written, filter));
        }
    }

    /** Its index of statuses leaves out what is completed; where that is rare, all other events would be walked through. */
    @Test
    void whatIsCompletedIsReadKindByKindAsWell() {
        var log = new LoggedEvents(TestServer.POSTGRES_18.shared(), caller.org().value());
        EventId completed = log.add(now.minusSeconds(7), "completed", "product", null);
        log.add(now.minusSeconds(5), "in_progress", "product", null);
        for (Set<SyncStatus> statuses :
                List.of(Set.of(SyncStatus.COMPLETED), Set.of(SyncStatus.COMPLETED, SyncStatus.FAILED))) {
            ActivityFilter filter = ActivityFilter.DEFAULT.withStatuses(statuses);
            var page = new PageQuestion(caller.org().value(), filter, Slice.after(null, 50), now);
            assertThat(currentCaller.callAs(
                            caller, () -> reads.atOneMoment(Duration.ofSeconds(30), () -> kinds.of(page))))
                    .hasValueSatisfying(places -> assertThat(places.kinds())
                            .extracting(EventKind::status)
                            .containsExactly((int) SyncStatus.COMPLETED.code()));
            assertThat(all(filter, 50)).containsExactly(completed);
        }
        assertThat(ActivityFilter.DEFAULT
                        .withStatuses(Set.of(SyncStatus.FAILED))
                        .isCombined())
                .as("has an index of its own")
                .isFalse();
    }

    private List<EventId> all(ActivityFilter filter, int page) {
        List<EventId> found = new ArrayList<>();
        List<ActivityRow> rows;
        do {
            EventId after = found.isEmpty() ? null : found.getLast();
            rows = currentCaller.callAs(caller, () -> search.page(filter, after, page));
            rows.forEach(row -> found.add(row.id()));
        } while (rows.size() == page);
        return found;
    }

    private static List<EventId> byHand(List<Event> written, ActivityFilter filter) {
        Instant end = Objects.requireNonNull(filter.range().end());
        Comparator<EventId> order =
                Comparator.comparing(EventId::at).thenComparing(id -> id.id().toString());
        return written.stream()
                .filter(RandomEvents.matching(filter))
                .map(Event::id)
                .filter(id ->
                        !id.at().isBefore(filter.range().start(end)) && id.at().isBefore(end))
                .sorted(order.reversed())
                .toList();
    }
}
