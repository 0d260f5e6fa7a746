package com.mantisnxt.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What PostgreSQL does for each search: reads an index in the list's order, in the partitions of the time, and stops. */
class ActivityPlansTest {

    static final Instant END = Instant.parse("2026-02-20T12:00:00Z");
    static final TimeRange DAY = new TimeRange.Between(Instant.parse("2026-02-19T12:00:00Z"), END);
    private static final TimeRange TWO_MONTHS = new TimeRange.Between(Instant.parse("2026-01-01T00:00:00Z"), END);
    private static final String FILL = """
            insert into public.sync_activity_log
                   (org_id, created_at, status, entity_type, action, source_code, sync_id, user_id, error_message)
            select ?::uuid, timestamptz '2026-02-20 12:00:00+00' - make_interval(secs => n * 80.0),
                   (array['completed','completed','completed','completed','completed','completed','completed',
                          'completed_with_errors','failed','timeout'])[1 + n %% 10]::public.sync_status_type,
                   (array['product','product','product','order','customer'])[1 + n / 10 %% 5]::public.sync_entity_type,
                   (array['batch_process','batch_process','sync_start','sync_complete'])[1 + n %% 4]::public.sync_action,
                   1 + n %% 3,
                   'sync-' || n / 200,
                   case when n %% 50 = 0 then ?::uuid end,
                   case when n %% 10 = 8 then 'boom ' || n end
              from generate_series(1, %d) n
            """;

    record Filled(TestDatabase database, UUID organisation, UUID user) {}

    private static final Map<TestServer, Filled> FILLED = new EnumMap<>(TestServer.class);

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void eachFilterIsAnIndexConditionInTheOrderOfTheList(TestServer server) {
        Filled filled = filled(server);
        Map<ActivityFilter, String> indexes = Map.of(
                filter(Set.of(), Set.of(), Set.of(), null, null), "org_id_created_at_id",
                filter(Set.of(SyncStatus.FAILED), Set.of(), Set.of(), null, null), "status_code",
                filter(Set.of(), Set.of(), Set.of(), filled.user(), null), "user_id",
                filter(Set.of(), Set.of(), Set.of(), null, "sync-7"), "sync_id",
                filter(Set.of(), Set.of(EventEntity.CUSTOMER), Set.of(), null, null), "entity_code",
                filter(Set.of(), Set.of(), Set.of(EventSource.CUSTOM), null, null), "source_code",
                action(SyncAction.ERROR_RECOVERY), "action_code");
        indexes.forEach((filter, column) -> {
            String plan = plan(filled, filter.within(TWO_MONTHS), null);
            assertThat(plan)
                    .as(column)
                    .contains("Index")
                    .doesNotContain("Seq Scan")
                    .doesNotContain("Sort");
            assertThat(plan).as(column).containsPattern("(?s)Index Scan using \\w*" + column);
            assertThat(conditions(plan)).as(column).allMatch(condition -> condition.contains("org_id"));
        });
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void aDayTouchesTheOnePartitionItLiesIn(TestServer server) {
        String plan = plan(filled(server), ActivityFilter.DEFAULT.within(DAY), null);
        assertThat(plan)
                .contains("sync_activity_log_2026_02")
                .doesNotContain("2026_01")
                .doesNotContain("_future");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void severalValuesAreReadAsSoManyOrderedBranches(TestServer server) {
        var filter = filter(
                Set.of(SyncStatus.FAILED, SyncStatus.TIMEOUT),
                Set.of(EventEntity.PRODUCT, EventEntity.ORDER),
                Set.of(),
                null,
                null);
        String plan = plan(filled(server), filter.within(TWO_MONTHS), null);
        assertThat(plan).contains("Merge Append").doesNotContain("Seq Scan");
        assertThat(plan).contains("(status_code = 5)").contains("(status_code = 8)");
        assertThat(rowsRead(plan)).isLessThan(3_000);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void aPageFarDownReadsNoMoreThanTheFirst(TestServer server) {
        Filled filled = filled(server);
        var start = new EventId(Instant.parse("2026-01-03T00:00:00Z"), UUID.randomUUID());
        for (EventId after : new EventId[] {null, start}) {
            assertThat(rowsRead(plan(filled, ActivityFilter.DEFAULT.within(TWO_MONTHS), after)))
                    .isLessThan(400);
        }
        assertThat(plan(filled, ActivityFilter.DEFAULT.within(TWO_MONTHS), start))
                .containsPattern("Index Cond: .*ROW\\(created_at, id\\) < ROW");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void idsOfSyncsAreFoundBySteppingThroughTheirIndex(TestServer server) {
        Filled filled = filled(server);
        String plan = explain(filled, SyncIdStatement.from(filled.organisation(), "sync-1"));
        assertThat(plan).doesNotContain("Seq Scan").containsPattern("Index Cond: .*sync_id > ");
        assertThat(rowsRead(plan)).isLessThan(400);
        assertThat(rowsRead(explain(filled, SyncIdStatement.recent(filled.organisation()))))
                .isLessThan(1_000);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void aCombinationIsReadByOneIndexInOrderAlsoWithoutEntityOrSource(TestServer server) {
        Filled filled = filled(server);
        var kinds = Set.of(new EventKind(5, 4, 2, 1), new EventKind(8, 2, 3, 2), new EventKind(5, 4, 0, 1));
        var places = new EventKinds.Places(TWO_MONTHS.start(END), kinds);
        String plan = plan(
                filled,
                new KindStatement(filled.organisation(), places, END)
                        .page(ActivityStatement.ROW, Slice.after(null, 50)));
        assertThat(plan)
                .containsPattern("(?s)Index Scan using \\w*status_code_action_code_en")
                .doesNotContain("Seq Scan");
        assertThat(conditions(plan))
                .allMatch(condition -> condition.contains("source_code") && condition.contains("created_at"));
        assertThat(rowsRead(plan)).isLessThan(400);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void oneCauseIsReadByItsIndexAndBarsReadNoWholeHourOfTheLog(TestServer server) {
        Filled filled = filled(server);
        String cause = plan(filled, ActivityFilter.DEFAULT.withCause(1L).within(TWO_MONTHS), null);
        assertThat(cause).containsPattern("Index Scan using \\w*fingerprint").doesNotContain("Seq Scan");
        var scale = BarScale.of(TWO_MONTHS.start(END), END, java.time.ZoneOffset.UTC, BarScale.HOUR);
        String bars = plan(
                filled,
                new OverviewStatement(filled.organisation(), ActivityFilter.DEFAULT, scale)
                        .byHours(TWO_MONTHS.start(END), END, Long.MAX_VALUE - 1));
        assertThat(bars).contains("activity_hour").doesNotContain("Seq Scan on sync_activity_log");
        assertThat(bars).containsPattern("Index Cond: .*\"?position\"? > ");
    }

    /** Whatever a filter of codes asks for of a person stands in the index: no event is fetched to see whether it fits. */
    @ParameterizedTest
    @EnumSource(TestServer.class)
    void whatAPersonDidIsFilteredInItsIndex(TestServer server) {
        Filled filled = filled(server);
        var nothing = filter(Set.of(SyncStatus.FAILED), Set.of(), Set.of(), filled.user(), null);
        var some = filter(Set.of(), Set.of(EventEntity.PRODUCT), Set.of(), filled.user(), null);
        var start = new EventId(Instant.parse("2026-02-01T00:00:00Z"), UUID.randomUUID());
        for (ActivityFilter filter : List.of(nothing, some)) {
            for (EventId after : new EventId[] {null, start}) {
                var page = new ActivityStatement(filled.organisation(), filter, END)
                        .page(ActivityStatement.ROW, Slice.after(after, 100));
                String plan = explain(filled, page, "enable_bitmapscan");
                assertThat(plan).containsPattern("Index Only Scan using \\w*org_id_user_id");
                assertThat(plan).doesNotContainPattern("Index Scan using \\w*org_id_user_id");
                assertThat(rowsRead(plan)).as(plan).isLessThan(1_500);
            }
        }
    }

    private static String plan(Filled filled, ActivityFilter filter, @Nullable EventId after) {
        return plan(
                filled,
                new ActivityStatement(filled.organisation(), filter, END)
                        .page(ActivityStatement.ROW, Slice.after(after, 100)));
    }

    private static String plan(Filled filled, ActivityStatement.Sql sql) {
        return explain(filled, sql);
    }

    /** @param without ways that are not to be taken */
    static String explain(Filled filled, ActivityStatement.Sql sql, String... without) {
        try (Session session = filled.database().asApplication(filled.organisation())) {
            for (String way : without) {
                session.set(way, "off");
            }
            return String.join(
                    "\n",
                    session.values(
                            String.class,
                            "explain (analyze, costs off, timing off, summary off) " + sql.text(),
                            sql.parameters().toArray()));
        }
    }

    static List<String> conditions(String plan) {
        return plan.lines().filter(line -> line.contains("Index Cond")).toList();
    }

    /** Rows that the scans gave, and those that they read in vain. */
    private static long rowsRead(String plan) {
        var counts =
                java.util.regex.Pattern.compile("(?:Index (?:Only )?Scan[^\\n]*rows=|Rows Removed by Filter: )(\\d+)");
        return counts.matcher(plan)
                .results()
                .mapToLong(result -> Long.parseLong(result.group(1)))
                .sum();
    }

    private static ActivityFilter filter(
            Set<SyncStatus> statuses,
            Set<EventEntity> entities,
            Set<EventSource> sources,
            @Nullable UUID user,
            @Nullable String syncId) {
        return new ActivityFilter(statuses, Set.of(), entities, sources, user, syncId, List.of(), TWO_MONTHS);
    }

    private static ActivityFilter action(SyncAction action) {
        return new ActivityFilter(Set.of(), Set.of(action), Set.of(), Set.of(), null, null, List.of(), TWO_MONTHS);
    }

    static synchronized Filled filled(TestServer server) {
        return FILLED.computeIfAbsent(server, ActivityPlansTest::fill);
    }

    /** Two organisations side by side, one four times the other. */
    private static Filled fill(TestServer server) {
        TestDatabase database = server.migrated();
        var ours = database.newOrganisation();
        var theirs = database.newOrganisation();
        try (Session administrator = database.asAdministrator()) {
            administrator.run(
                    FILL.formatted(60_000), ours.id().toString(), ours.user().toString());
            administrator.run(
                    FILL.formatted(15_000),
                    theirs.id().toString(),
                    theirs.user().toString());
            administrator.run("vacuum analyze public.sync_activity_log");
        }
        return new Filled(database, ours.id(), ours.user());
    }
}
