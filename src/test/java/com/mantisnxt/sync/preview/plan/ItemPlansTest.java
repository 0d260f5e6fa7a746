package com.mantisnxt.sync.preview.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.LargePreview;
import com.mantisnxt.sync.testing.Plan;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How PostgreSQL reads a page of a large preview behind the policies, by the plan that it keeps for all pages. */
class ItemPlansTest {

    private static final int ITEMS = 30_000;
    private static final List<String> MARKED = List.of("""
            insert into sync_console.preview_item_tag (org_id, preview_id, tag, ordinal, position)
            select org_id, preview_id, 'warning:price_change', ordinal, position
              from sync_console.preview_item_tag where org_id = ? and preview_id = ?
            """, """
            insert into sync_console.preview_exclusion (org_id, preview_id, position, field, reason, excluded_by_name)
            select org_id, preview_id, position, '', 'no', 'me'
              from sync_console.preview_item where org_id = ? and preview_id = ? and position % 4 in (0, 1)
            """, """
            insert into sync_console.preview_outcome (org_id, preview_id, position, outcome_code)
            select org_id, preview_id, position, 1
              from sync_console.preview_item where org_id = ? and preview_id = ? and position % 2 = 0
            """);
    private static final int PART = 200;
    private static final int FAR = 10_000;
    private static final int BOUND = 10 * PART;

    /** 50 items lie on a few pages of the table; those of a tag are looked up, which costs more looks, not more time. */
    @ParameterizedTest
    @EnumSource(TestServer.class)
    void aPageByNumberIsOneWalkThroughAnIndexWhateverItIsFilteredBy(TestServer server) throws SQLException {
        TestOrganisation organisation = server.shared().newOrganisation();
        try (Session administrator = server.shared().asAdministrator();
                Session app = server.shared().asApplication(organisation.id())) {
            UUID preview = LargePreview.with(app, organisation.id(), ITEMS, 140);
            administrator.run("vacuum analyze sync_console.preview_item");
            administrator.run("vacuum analyze sync_console.preview_item_tag");
            inOrder(app);
            for (ItemQuery query : List.of(
                    ItemQuery.all(),
                    ItemQuery.of(ChangeKind.UPDATED),
                    ItemQuery.all().withField("price"))) {
                var page = new ItemStatement(organisation.id(), preview, query).at(ITEMS - 700, 50);
                Plan plan = Plan.of(app, ItemRows.COLUMNS + page.from(), page.params());
                assertThat(plan.text()).as(query.toString()).doesNotContain("Seq Scan", "Sort");
                assertThat(plan.buffers()).as(plan.text()).isLessThan(query.field() == null ? 30 : 350);
            }
        }
    }

    /** Whatever is asked for, right after a preview was computed, when nothing is known of how many items it has. */
    @ParameterizedTest
    @EnumSource(TestServer.class)
    void aPartIsReadOnceWhateverItIsFilteredByAlsoBeforeTheDatabaseHasCountedTheItems(TestServer server)
            throws SQLException {
        TestDatabase database = server.migrated();
        UUID organisation = database.newOrganisation().id();
        try (Session app = database.asApplication(organisation)) {
            UUID preview = uncounted(database, app, organisation);
            inOrder(app);
            for (ItemQuery query : filters()) {
                var pages = new Pages(app, organisation, preview, query);
                pages.bounded(new ItemStatement(organisation, preview, query).after(FAR, PART));
                pages.bounded(new ItemStatement(organisation, preview, query).after(null, PART));
            }
        }
    }

    /** Lists of more than one table are gone through up to where a page begins, but never each with each. */
    @ParameterizedTest
    @EnumSource(TestServer.class)
    void aPageFarDownAndTheNumberOfAllTakeOneWalk(TestServer server) throws SQLException {
        TestDatabase database = server.migrated();
        UUID organisation = database.newOrganisation().id();
        try (Session app = database.asApplication(organisation)) {
            UUID preview = uncounted(database, app, organisation);
            inOrder(app);
            for (ItemQuery query : filters()) {
                new Pages(app, organisation, preview, query).oneWalk();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void marksOfAPageAreLookedUpAlsoBeforeTheDatabaseHasCountedThem(TestServer server) throws SQLException {
        TestDatabase database = server.migrated();
        UUID organisation = database.newOrganisation().id();
        try (Session app = database.asApplication(organisation)) {
            UUID preview = uncounted(database, app, organisation);
            inOrder(app);
            Integer[] positions = IntStream.range(FAR, FAR + PART).boxed().toArray(Integer[]::new);
            List<Object> params = new ArrayList<>(List.of((Object) positions));
            params.addAll(List.of(organisation, preview, "warning:price_change"));
            params.addAll(List.of(organisation, preview, "warning:stock_to_zero"));
            params.addAll(List.of(organisation, preview, organisation, preview));
            Plan plan = Plan.of(app, ItemMarks.MARKS, params);
            assertThat(plan.most()).as(plan.text()).isLessThan(BOUND);
        }
    }

    /** How a page and a chunk are read. */
    private record Pages(Session app, UUID organisation, UUID preview, ItemQuery query) {

        void bounded(ItemStatement.Found found) {
            Plan page = page(found);
            assertThat(page.most()).as(query + "\n" + page).isLessThan(BOUND);
            List<Object> params = new ArrayList<>(found.params());
            params.addAll(List.of(organisation, preview, 10_000_000));
            Plan chunk = Plan.of(app, ItemChunks.FULL.formatted(found.from()), params);
            assertThat(chunk.text()).as(query.toString()).contains("rows=" + PART);
            assertThat(chunk.most()).as(query + "\n" + chunk).isLessThan(BOUND);
        }

        void oneWalk() {
            var page = new ItemStatement(organisation, preview, query).at(FAR, PART);
            assertThat(page(page).most()).as(query.toString()).isLessThan(2 * ITEMS);
            var all = new ItemStatement(organisation, preview, query).counted();
            assertThat(Plan.of(app, "select count(*) " + all.from(), all.params())
                            .most())
                    .as(query.toString())
                    .isLessThan(2 * ITEMS);
            var one = new ItemStatement(organisation, preview, query).is("e.position");
            String each = "select count(*) from sync_console.preview_exclusion e where " + one.from();
            assertThat(Plan.of(app, each, one.params()).most())
                    .as(query.toString())
                    .isLessThan(2 * ITEMS);
        }

        Plan page(ItemStatement.Found found) {
            boolean isNumbered =
                    new ItemStatement(organisation, preview, query).number().isPresent();
            List<Object> params = new ArrayList<>(found.params());
            if (!isNumbered) {
                params.addAll(List.of(organisation, preview));
            }
            String sql = isNumbered ? ItemRows.COLUMNS + found.from() : PlanItems.FOUND_FIRST.formatted(found.from());
            return Plan.of(app, sql, params);
        }
    }

    /** Every other item is taken out; the others were applied. */
    private static UUID uncounted(TestDatabase database, Session app, UUID organisation) {
        try (Session administrator = database.asAdministrator()) {
            for (String table : List.of("item", "item_tag", "exclusion", "outcome")) {
                administrator.run("alter table sync_console.preview_" + table + " set (autovacuum_enabled = off)");
            }
        }
        UUID preview = LargePreview.with(app, organisation, ITEMS, 140);
        for (String marks : MARKED) {
            app.run(marks, organisation, preview);
        }
        return preview;
    }

    private static List<ItemQuery> filters() {
        ItemQuery all = ItemQuery.all();
        ItemQuery updated = ItemQuery.of(ChangeKind.UPDATED);
        return List.of(
                all,
                updated,
                all.withField("price"),
                all.withWarning(Warning.PRICE_CHANGE),
                all.withField("price").withWarning(Warning.PRICE_CHANGE),
                updated.withField("price"),
                updated.withText("product"),
                all.withText("product").withWarning(Warning.PRICE_CHANGE),
                all.withExcluded(true),
                updated.withExcluded(true).withField("price"),
                all.withExcluded(false),
                all.withOutcome(OutcomeKind.APPLIED),
                all.withOutcome(OutcomeKind.APPLIED).withExcluded(true),
                all.withOutcome(OutcomeKind.APPLIED).withField("price").withText("product"),
                all.withOpen(true),
                all.withoutDeletions(true));
    }

    private static void inOrder(Session app) throws SQLException {
        app.connection().setAutoCommit(false);
        app.rows(OrderedReads.IN_ORDER);
    }
}
