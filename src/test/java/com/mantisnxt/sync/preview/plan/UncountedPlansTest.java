package com.mantisnxt.sync.preview.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.preview.LargePreview;
import com.mantisnxt.sync.testing.Plan;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked of a large preview by id or position, before the database has counted its items, records and outcomes. */
class UncountedPlansTest {

    private static final int ITEMS = 20_000;
    private static final int SETTLED = 10_000;
    private static final int FAR = 15_000;
    private static final int BATCH = 500;
    private static final int BOUND = 10 * BATCH;
    private static final short CUSTOMER = 2;
    private static final String OUTCOMES = """
            insert into sync_console.preview_outcome (org_id, preview_id, position, outcome_code)
            select org_id, preview_id, position, 1
              from sync_console.preview_item where org_id = ? and preview_id = ? and position < ?
            """;
    private static final String EXCLUSIONS = """
            insert into sync_console.preview_exclusion (org_id, preview_id, position, field, reason, excluded_by_name)
            select org_id, preview_id, position, '', 'no', 'me'
              from sync_console.preview_item where org_id = ? and preview_id = ? and position >= ?
            """;
    private static final String RECORDS = """
            insert into sync_console.record
                   (org_id, connection_id, entity_code, external_id, state_code, version, hash, data)
            select org_id, ?, ?, external_id, 1, 1, sha256('x'), '{}'
              from sync_console.preview_item where org_id = ? and preview_id = ?
            """;

    private final UUID connection = UUID.randomUUID();

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void eachIsLookedUpByItsKey(TestServer server) throws SQLException {
        TestDatabase database = server.migrated();
        UUID organisation = database.newOrganisation().id();
        try (Session app = database.asApplication(organisation)) {
            UUID preview = uncounted(database, app, organisation);
            for (int after : List.of(-1, SETTLED - 1)) {
                Plan next =
                        Plan.of(app, ApplyItems.NEXT, List.of(false, organisation, preview, after, (short) 0, BATCH));
                assertThat(next.most()).as(next.text()).isLessThan(after < 0 ? SETTLED + BOUND : BOUND);
            }
            Plan moved = Plan.of(app, MovedRecords.COUNT, List.of(organisation, preview, connection, CUSTOMER));
            assertThat(moved.most()).as(moved.text()).isLessThan(2 * ITEMS);
            app.connection().setAutoCommit(false);
            app.rows(OrderedReads.IN_ORDER);
            for (Asked asked : asked(organisation, preview)) {
                Plan plan = Plan.of(app, asked.sql(), asked.params());
                assertThat(plan.most()).as(plan.text()).isBetween((long) BATCH / 2, (long) BOUND);
            }
        }
    }

    private record Asked(String sql, List<Object> params) {}

    /** About some of the items, far from the first: some that were settled, and some that were taken out. */
    private List<Asked> asked(UUID organisation, UUID preview) {
        Object ids = each(String[]::new, n -> "p-%06d".formatted(FAR + n));
        Object hashes = each(String[]::new, n -> "00".repeat(32));
        Object outcomes = each(Short[]::new, n -> (short) 1);
        Object texts = each(String[]::new, n -> "a word");
        Object positions = each(Integer[]::new, n -> FAR + n);
        var matches = new ItemStatement(
                        organisation,
                        preview,
                        ItemQuery.all().withExcluded(true).withField("price"))
                .is("named.position");
        return List.of(
                new Asked(
                        MovedAtSource.OTHERS,
                        List.of(ids, hashes, organisation, preview, organisation, connection, CUSTOMER)),
                new Asked(PushedOutcomes.SETTLE, List.of(ids, outcomes, texts, texts, organisation, preview)),
                new Asked(ExclusionList.PAGE, List.of(organisation, preview, FAR, "", BATCH)),
                new Asked(
                        PlanItems.AMONG + matches.from(),
                        Stream.concat(Stream.of(positions), matches.params().stream())
                                .toList()));
    }

    private static Object each(IntFunction<Object[]> array, IntFunction<Object> value) {
        return IntStream.range(0, BATCH).mapToObj(value).toArray(array);
    }

    private UUID uncounted(TestDatabase database, Session app, UUID organisation) {
        try (Session administrator = database.asAdministrator()) {
            for (String table : List.of("preview_item", "preview_exclusion", "preview_outcome", "record")) {
                administrator.run("alter table sync_console." + table + " set (autovacuum_enabled = off)");
            }
        }
        UUID preview = LargePreview.with(app, organisation, ITEMS, 14);
        app.run(OUTCOMES, organisation, preview, SETTLED);
        app.run(EXCLUSIONS, organisation, preview, FAR + BATCH / 2);
        app.run(RECORDS, connection, CUSTOMER, organisation, preview);
        return preview;
    }
}
