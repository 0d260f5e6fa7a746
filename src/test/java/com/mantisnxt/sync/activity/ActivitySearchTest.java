package com.mantisnxt.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConsoleTest
class ActivitySearchTest {

    private final ActivitySearch search;
    private final CurrentCaller currentCaller;
    private final Caller caller = Organisations.anybody();
    private final LoggedEvents events =
            new LoggedEvents(TestServer.POSTGRES_18.shared(), caller.org().value());
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Autowired
    ActivitySearchTest(ActivitySearch search, CurrentCaller currentCaller) {
        this.search = search;
        this.currentCaller = currentCaller;
    }

    @Test
    void showsTheNewestFirstWithWhatWasWritten() {
        events.add(now.minusSeconds(20), "completed", "product", null);
        EventId failed = events.add(now.minusSeconds(10), "failed", "order", "boom\nsecond line");
        List<ActivityRow> page = page(ActivityFilter.DEFAULT, null, 10);
        assertThat(page).hasSize(2);
        ActivityRow first = page.getFirst();
        assertThat(first.id()).isEqualTo(failed);
        assertThat(first.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(first.entity()).isEqualTo(EntityType.ORDER);
        assertThat(first.action()).isEqualTo(SyncAction.BATCH_PROCESS);
        assertThat(first.text()).isEqualTo("boom\nsecond line");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrDoubleAlsoWhereTimesAreEqual() {
        for (int i = 0; i < 25; i++) {
            events.add(now.minusSeconds(i / 5), "completed", "product", null);
        }
        List<EventId> seen = new ArrayList<>();
        EventId after = null;
        List<ActivityRow> page;
        do {
            page = page(ActivityFilter.DEFAULT, after, 4);
            page.forEach(row -> seen.add(row.id()));
            after = page.isEmpty() ? after : page.getLast().id();
        } while (page.size() == 4);
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(new HashSet<>(seen)).hasSize(25);
        assertThat(seen).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
    }

    @Test
    void theWayBackShowsWhatCameBefore() {
        for (int i = 0; i < 10; i++) {
            events.add(now.minusSeconds(i), "completed", "product", null);
        }
        List<ActivityRow> all = page(ActivityFilter.DEFAULT, null, 10);
        List<ActivityRow> newer =
                as(() -> search.newer(ActivityFilter.DEFAULT, all.get(6).id(), 3));
        assertThat(newer).isEqualTo(all.subList(3, 6));
    }

    @Test
    void eachFilterLeavesOutWhatItShould() {
        EventId wanted = events.add(
                now.minusSeconds(5),
                Map.of("status", "failed", "entity", "order", "action", "error_recovery", "sync", "s-1"),
                "x");
        events.add(
                now.minusSeconds(4),
                Map.of("status", "timeout", "entity", "invoice", "action", "sync_start", "sync", "s-2"),
                "y");
        events.add(now.minusSeconds(3), "completed", "product", null);
        ActivityFilter all = ActivityFilter.DEFAULT;
        assertThat(ids(of(Set.of(SyncStatus.FAILED), Set.of(), Set.of(), null))).containsExactly(wanted);
        assertThat(ids(of(Set.of(), Set.of(SyncAction.ERROR_RECOVERY), Set.of(), null)))
                .containsExactly(wanted);
        assertThat(ids(of(Set.of(), Set.of(), Set.of(EventEntity.ORDER), null))).containsExactly(wanted);
        assertThat(ids(of(Set.of(), Set.of(), Set.of(), "s-1"))).containsExactly(wanted);
        assertThat(ids(of(Set.of(SyncStatus.FAILED, SyncStatus.TIMEOUT), Set.of(), Set.of(), null)))
                .hasSize(2);
        assertThat(ids(of(
                        Set.of(SyncStatus.FAILED, SyncStatus.TIMEOUT),
                        Set.of(SyncAction.SYNC_START, SyncAction.ERROR_RECOVERY),
                        Set.of(EventEntity.ORDER, EventEntity.PRODUCT),
                        null)))
                .containsExactly(wanted);
        assertThat(ids(all.within(new TimeRange.Between(now.minusSeconds(5), now.minusSeconds(4)))))
                .containsExactly(wanted);
        assertThat(ids(all.within(new TimeRange.Last(Duration.ofMinutes(1))))).hasSize(3);
    }

    @Test
    void theSourceIsThatOfTheSyncAndTheUserIsWhoActed() {
        String syncId = "sync-" + UUID.randomUUID();
        try (Session session =
                TestServer.POSTGRES_18.shared().asApplication(caller.org().value())) {
            session.run(
                    "insert into public.sync_progress (org_id, sync_id, entity_type, source_system, total_items) values (?, ?, 'product', 'Shopify', 5)",
                    caller.org().value(),
                    syncId);
            session.run(
                    "insert into public.sync_activity_log (org_id, sync_id, action, status, user_id) values (?, ?, 'sync_start', 'in_progress', ?)",
                    caller.org().value(),
                    syncId,
                    caller.user());
        }
        events.add(now.minusSeconds(3), "completed", "product", null);
        var bySource = new ActivityFilter(
                Set.of(), Set.of(), Set.of(), Set.of(EventSource.SHOPIFY), null, null, List.of(), TimeRange.DAY);
        var byUser = new ActivityFilter(
                Set.of(), Set.of(), Set.of(), Set.of(), caller.user(), null, List.of(), TimeRange.DAY);
        assertThat(page(bySource, null, 10)).singleElement().satisfies(row -> {
            assertThat(row.source()).isEqualTo(SourceSystem.SHOPIFY);
            assertThat(row.syncId()).isEqualTo(syncId);
            assertThat(row.entity()).isNull();
        });
        assertThat(page(byUser, null, 10)).extracting(ActivityRow::user).containsExactly(caller.user());
    }

    @Test
    void aPermalinkShowsAllOfAnEventAndTheListOnlyItsBeginning() {
        String error = "ошибка 誤り خطأ\n".repeat(300);
        EventId id = events.add(now, Map.of("status", "failed", "details", "{\"code\": 429}"), error);
        ActivityDetail event = as(() -> search.get(id));
        assertThat(event.row().error()).isEqualTo(error);
        assertThat(event.details()).isEqualTo("{\"code\": 429}");
        assertThat(page(ActivityFilter.DEFAULT, null, 10).getFirst().error()).hasSize(300);
        assertThat(as(() -> search.wholePage(ActivityFilter.DEFAULT, null, 10)).getFirst())
                .isEqualTo(event);
    }

    @Test
    void anotherOrganisationsPermalinkAnswersAsIfTheEventDidNotExist() {
        EventId theirs = events.add(now, "failed", "order", "secret");
        Caller other = Organisations.anybody();
        String foreign = refusal(() -> currentCaller.callAs(other, () -> search.get(theirs)));
        String nowhere = refusal(() -> as(() -> search.get(new EventId(now, UUID.randomUUID()))));
        assertThat(foreign).isEqualTo(nowhere).startsWith("unknown_event");
        assertThat(currentCaller.callAs(other, () -> search.page(ActivityFilter.DEFAULT, theirs, 10)))
                .isEmpty();
        assertThat(currentCaller.callAs(other, () -> search.count(ActivityFilter.DEFAULT)))
                .contains(new CappedCount(0));
    }

    @Test
    void countsNoFurtherThanItSays() {
        events.addMany(10_100, now);
        assertThat(as(() -> search.count(ActivityFilter.DEFAULT)))
                .hasValueSatisfying(count -> assertThat(count.isCapped()).isTrue());
        assertThat(as(() -> search.count(of(Set.of(SyncStatus.FAILED), Set.of(), Set.of(), null))))
                .contains(new CappedCount(101));
    }

    @Test
    void aPinnedFilterStandsStillWhileEventsArrive() {
        events.add(now.minusSeconds(5), "completed", "product", null);
        ActivityFilter pinned = as(() -> search.pin(ActivityFilter.DEFAULT));
        events.add(Instant.now().plusSeconds(60), "completed", "product", null);
        assertThat(page(pinned, null, 10)).hasSize(1);
        assertThat(page(ActivityFilter.DEFAULT, null, 10)).hasSize(2);
    }

    @Test
    void readingNeedsTheRightAndSomebodyWhoAsks() {
        Caller reporter = new Caller(caller.org(), null, "reporter", Set.of(Right.REPORT));
        assertThatThrownBy(() -> currentCaller.callAs(reporter, () -> search.page(ActivityFilter.DEFAULT, null, 10)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> search.count(ActivityFilter.DEFAULT)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> page(ActivityFilter.DEFAULT, null, 0)).isInstanceOf(InvalidInput.class);
    }

    private List<EventId> ids(ActivityFilter filter) {
        return page(filter, null, 10).stream().map(ActivityRow::id).toList();
    }

    private static ActivityFilter of(
            Set<SyncStatus> statuses, Set<SyncAction> actions, Set<EventEntity> entities, @Nullable String syncId) {
        return new ActivityFilter(statuses, actions, entities, Set.of(), null, syncId, List.of(), TimeRange.DAY);
    }

    private static String refusal(Runnable act) {
        try {
            act.run();
            return "none";
        } catch (Refused e) {
            return e.code().value() + ": " + e.reason();
        }
    }

    private List<ActivityRow> page(ActivityFilter filter, @Nullable EventId after, int limit) {
        return as(() -> search.page(filter, after, limit));
    }

    private <T> T as(Supplier<T> work) {
        return currentCaller.callAs(caller, work);
    }
}
