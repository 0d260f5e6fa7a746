package com.mantisnxt.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.activity.ActivityPlansTest.Filled;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each filter, and all of them in every combination: whatever is asked for of the log, PostgreSQL reads indexes of the
 * organisation, under row-level security, in the partition of the time and in no other.
 */
class EveryFilterPlanTest {

    private static final int FILTERS = 7;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void readsIndexesOfTheOrganisationInThePartitionOfTheTime(TestServer server) {
        Filled filled = ActivityPlansTest.filled(server);
        for (int chosen = 0; chosen < 1 << FILTERS; chosen++) {
            ActivityFilter filter = filter(filled, chosen, SyncStatus.FAILED);
            for (var statement : statements(filled, filter)) {
                check(filter, ActivityPlansTest.explain(filled, statement));
            }
        }
        ActivityFilter completed = filter(filled, 1, SyncStatus.COMPLETED);
        ActivityFilter ofNothing = filter(filled, 0, SyncStatus.COMPLETED)
                .withEntities(Set.of(EventEntity.NONE))
                .withSources(Set.of(EventSource.NONE, EventSource.ODOO));
        for (ActivityFilter filter : List.of(completed, ofNothing)) {
            for (var statement : statements(filled, filter)) {
                check(filter, ActivityPlansTest.explain(filled, statement));
            }
        }
    }

    private static void check(ActivityFilter filter, String plan) {
        List<String> reads = plan.lines()
                .filter(line -> line.contains(" on sync_activity_log_") && !line.contains("never executed"))
                .toList();
        assertThat(reads)
                .as("%s%n%s", filter, plan)
                .isNotEmpty()
                .allMatch(line -> line.contains("Index") || line.contains("Bitmap Heap Scan"))
                .allMatch(line -> line.contains("_2026_02"));
        assertThat(ActivityPlansTest.conditions(plan))
                .as("%s%n%s", filter, plan)
                .isNotEmpty()
                // a row that was found in an index of the organisation is fetched by its key
                .allMatch(condition ->
                        condition.contains("org_id = ") || condition.matches(".*\\(id = .*created_at = .*"));
    }

    /** The search reads a combination kind by kind where few kinds of event fit, and else by its most selective filter. */
    private static List<ActivityStatement.Sql> statements(Filled filled, ActivityFilter filter) {
        Slice page = Slice.after(null, 50);
        var plain = new ActivityStatement(filled.organisation(), filter, ActivityPlansTest.END)
                .page(ActivityStatement.ROW, page);
        if (!filter.isCombined()) {
            return List.of(plain);
        }
        Set<EventKind> kinds = Stream.of(1, 2, 3)
                .map(source -> new EventKind(5, 4, source == 3 ? 0 : 2, source))
                .collect(Collectors.toSet());
        var places = new EventKinds.Places(ActivityPlansTest.DAY.start(ActivityPlansTest.END), kinds);
        return List.of(
                plain,
                new KindStatement(filled.organisation(), places, ActivityPlansTest.END)
                        .page(ActivityStatement.ROW, page));
    }

    private static ActivityFilter filter(Filled filled, int chosen, SyncStatus status) {
        return new ActivityFilter(
                has(chosen, 0) ? Set.of(status, SyncStatus.TIMEOUT) : Set.of(),
                has(chosen, 1) ? Set.of(SyncAction.SYNC_START, SyncAction.BATCH_PROCESS) : Set.of(),
                has(chosen, 2) ? Set.of(EventEntity.CUSTOMER) : Set.of(),
                has(chosen, 3) ? Set.of(EventSource.CUSTOM, EventSource.ODOO) : Set.of(),
                given(chosen, 4, filled.user()),
                given(chosen, 5, "sync-7"),
                List.of(),
                given(chosen, 6, 1L),
                ActivityPlansTest.DAY);
    }

    private static <T> @Nullable T given(int chosen, int filter, T value) {
        return has(chosen, filter) ? value : null;
    }

    private static boolean has(int chosen, int filter) {
        return (chosen >> filter & 1) == 1;
    }
}
