package com.mantisnxt.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ConsoleTest
class ActivityCausesTest {

    private final ActivityCauses causes;
    private final ActivitySearch search;
    private final ActivityFold fold;
    private final CurrentCaller currentCaller;
    private final Caller caller = Organisations.anybody();
    private final LoggedEvents events =
            new LoggedEvents(TestServer.POSTGRES_18.shared(), caller.org().value());
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Autowired
    ActivityCausesTest(ActivityCauses causes, ActivitySearch search, ActivityFold fold, CurrentCaller currentCaller) {
        this.causes = causes;
        this.search = search;
        this.fold = fold;
        this.currentCaller = currentCaller;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void errorsThatDifferOnlyInNumbersAndNamesAreOneWhetherFoldedOrNot(boolean folded) {
        for (int i = 0; i < 30; i++) {
            failed(now.minus(Duration.ofHours(i)), "sync-" + i % 3, "order " + i + ": unknown product " + i * 7);
        }
        failed(now.minusSeconds(30), "sync-9", "Rate limit exceeded");
        failed(now.minus(Duration.ofDays(20)), "sync-9", "Rate limit exceeded");
        events.add(now.minusSeconds(5), "completed", "order", null);
        if (folded) {
            foldAllOfIt();
        }
        ErrorCauses found = of(ActivityFilter.DEFAULT.within(last(Duration.ofDays(2))));
        assertThat(found.total()).isEqualTo(2);
        assertThat(found.errors()).isEqualTo(31);
        ErrorCause products = found.causes().getFirst();
        assertThat(products.events()).isEqualTo(30);
        assertThat(of(ActivityFilter.DEFAULT
                                .withWords(List.of("unknown product"))
                                .within(last(Duration.ofDays(2))))
                        .causes()
                        .getFirst()
                        .syncs())
                .isEqualTo(3);
        assertThat(products.syncs()).isEqualTo(3);
        assertThat(products.orMore()).isFalse();
        assertThat(products.newest().error()).isEqualTo("order 0: unknown product 0");
        assertThat(products.firstEver()).isEqualTo(now.minus(Duration.ofHours(29)));
        ErrorCause limit = found.causes().getLast();
        assertThat(limit.events()).isEqualTo(1);
        assertThat(limit.firstEver())
                .as("known once it is folded")
                .isIn(now.minus(Duration.ofDays(20)), folded ? Instant.EPOCH : now.minusSeconds(30));
        assertThat(limit.lastAt()).isEqualTo(now.minusSeconds(30));
    }

    /** What is younger than any transaction that is still open stays unfolded, and others have theirs on this server. */
    private void foldAllOfIt() {
        ActivityFilter lately = ActivityFilter.DEFAULT.within(last(Duration.ofDays(2)));
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            fold.fold();
            return of(lately).causes().getLast().firstEver().equals(now.minus(Duration.ofDays(20)));
        });
    }

    @Test
    void ofAFrequentCauseTheNewestErrorsTellHowManySyncsAndThatThereMayBeMore() {
        try (var session =
                TestServer.POSTGRES_18.shared().asApplication(caller.org().value())) {
            session.run("""
                    insert into public.sync_activity_log
                           (org_id, created_at, status, entity_type, action, sync_id, error_message)
                    select ?, ?::timestamptz - make_interval(secs => n), 'failed', 'order', 'batch_process',
                           's-' || n % 7, 'boom ' || n
                      from generate_series(1, 600) n
                    """, caller.org().value(), now.toString());
        }
        failed(now.minusSeconds(3_000), "elsewhere", "boom 4711");
        ErrorCause boom = of(ActivityFilter.DEFAULT.within(last(Duration.ofHours(2))))
                .causes()
                .getFirst();
        assertThat(boom.events()).isEqualTo(601);
        assertThat(boom.syncs()).isEqualTo(7);
        assertThat(boom.orMore()).isTrue();
        ErrorCause late = of(ActivityFilter.DEFAULT.within(
                        new TimeRange.Between(now.minusSeconds(3_001), now.minusSeconds(599))))
                .causes()
                .getFirst();
        assertThat(late.syncs()).isEqualTo(2);
        assertThat(late.orMore()).isFalse();
    }

    @Test
    void itsFilterLeadsToItsEventsAlsoTogetherWithWords() {
        EventId one = failed(now.minusSeconds(1), "a", "order 1: unknown product 4711");
        EventId two = failed(now.minusSeconds(2), "a", "order 2: unknown product 12");
        failed(now.minusSeconds(3), "a", "boom 4711");
        long cause = of(ActivityFilter.DEFAULT.within(last(Duration.ofHours(1))))
                .causes()
                .getFirst()
                .fingerprint();
        ActivityFilter ofCause = ActivityFilter.DEFAULT.withCause(cause);
        assertThat(ids(ofCause)).containsExactly(one, two);
        assertThat(ids(ofCause.withWords(List.of("4711")))).containsExactly(one);
        assertThat(ids(ofCause.withStatuses(Set.of(SyncStatus.COMPLETED)))).isEmpty();
        String line = SearchLine.write(ofCause, null);
        assertThat(SearchLine.read(line, TimeRange.DAY, null, java.time.ZoneOffset.UTC)
                        .filter())
                .isEqualTo(ofCause);
        assertThat(ActivityParameters.read(Map.of("cause", List.of(line.substring("cause:".length()))))
                        .filter())
                .isEqualTo(ofCause);
        assertThat(SearchLine.read("cause:12", TimeRange.DAY, null, java.time.ZoneOffset.UTC)
                        .faults())
                .extracting(SearchLine.Fault::problem)
                .containsExactly(SearchLine.Problem.BAD_CAUSE);
    }

    @Test
    void ofWhatIsSearchedForOnlyThatIsGrouped() {
        failed(now.minusSeconds(1), "a", "order 1: unknown product 4711");
        failed(now.minusSeconds(2), "b", "boom");
        events.add(now.minusSeconds(3), "failed", "product", "boom");
        ActivityFilter hour = ActivityFilter.DEFAULT.within(last(Duration.ofHours(1)));
        assertThat(of(hour.withWords(List.of("4711"))).errors()).isEqualTo(1);
        assertThat(of(hour.withEntities(Set.of(EventEntity.PRODUCT))).errors()).isEqualTo(1);
        assertThat(of(hour.withStatuses(Set.of(SyncStatus.COMPLETED))).causes()).isEmpty();
        assertThat(currentCaller
                        .callAs(Organisations.anybody(), () -> causes.of(hour))
                        .causes())
                .isEmpty();
    }

    private EventId failed(Instant at, String sync, String error) {
        return events.add(at, Map.of("status", "failed", "entity", "order", "sync", sync), error);
    }

    private List<EventId> ids(ActivityFilter filter) {
        return currentCaller.callAs(caller, () -> search.page(filter, null, 50)).stream()
                .map(ActivityRow::id)
                .toList();
    }

    private ErrorCauses of(ActivityFilter filter) {
        return currentCaller.callAs(caller, () -> causes.of(filter));
    }

    private TimeRange last(Duration length) {
        return new TimeRange.Between(now.minus(length), now.plusSeconds(1));
    }
}
