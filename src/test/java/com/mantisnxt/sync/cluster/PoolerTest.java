package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.FailedRetries;
import com.mantisnxt.sync.activity.views.KeptSearch;
import com.mantisnxt.sync.activity.views.SavedViews;
import com.mantisnxt.sync.alert.AlertRow;
import com.mantisnxt.sync.alert.Alerts;
import com.mantisnxt.sync.alert.LookNow;
import com.mantisnxt.sync.alert.channel.ChannelStage;
import com.mantisnxt.sync.alert.channel.Receiver;
import com.mantisnxt.sync.testing.NeedsTool;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SyncService;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console whose connections are shared transaction by transaction does all that it does with its own. */
@NeedsTool("pgbouncer")
class PoolerTest {

    private static final TestDatabase DATABASE = TestServer.POSTGRES_18.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private static Path folder;

    private static Pooler pooler;
    private static Node node;

    @BeforeAll
    static void start() throws Exception {
        pooler = Pooler.before(folder, DATABASE);
        node = Node.on(
                DATABASE, Map.of("sync.database.url", pooler.url(), "sync.connector.allow-private-addresses", "true"));
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.close();
        }
        if (pooler != null) {
            pooler.close();
        }
    }

    private static SyncService serviceOf(OrganisationFixture organisation) {
        return new SyncService(
                node.address(),
                organisation
                        .asAdmin(() ->
                                node.bean(ApiTokens.class).create("Service", Set.of(Scope.READ, Scope.REPORT), null))
                        .value());
    }

    @Test
    void reportsOfManyOrganisationsAtOnceStayApart() {
        List<OrganisationFixture> organisations = IntStream.range(0, 6)
                .mapToObj(number -> OrganisationFixture.in(node.context()))
                .toList();
        organisations.parallelStream().forEach(organisation -> {
            SyncService service = serviceOf(organisation);
            service.start("only-" + organisation.id, "shopify", 100);
            IntStream.rangeClosed(1, 20).forEach(done -> service.report("only-" + organisation.id, done));
        });
        try (Session administrator = DATABASE.asAdministrator()) {
            for (OrganisationFixture organisation : organisations) {
                assertThat(administrator.values(
                                String.class,
                                "select sync_id || ' ' || processed_count from public.sync_progress where org_id = ?",
                                organisation.id.value()))
                        .containsExactly("only-" + organisation.id + " 20");
            }
        }
    }

    /** LISTEN reaches nothing through it; the board looks by itself. */
    @Test
    void whatBeginsByPlainSqlIsOnTheBoardWithoutBeingNotified() {
        OrganisationFixture organisation = OrganisationFixture.in(node.context());
        try (WatchedBoard board = new WatchedBoard(node, organisation.id);
                Session service = DATABASE.asApplication(organisation.id.value())) {
            service.run(
                    "insert into public.sync_progress (org_id, sync_id, entity_type, total_items, processed_count)"
                            + " values (?, 'by-sql', 'order', 9, 4)",
                    organisation.id.value());
            board.shows("by-sql", 4);
        }
    }

    @Test
    void anAlertOpensAndItsQueueTellsTheChannelOnce() {
        try (Receiver receiver = new Receiver()) {
            ChannelStage stage = ChannelStage.in(node.context());
            stage.addWebhook(receiver.uri());
            OrganisationFixture organisation = stage.organisation();
            SyncService service = serviceOf(organisation);
            service.start("night", "shopify", 10);
            service.finish("night", "failed");
            LookNow.at(organisation.id, Duration.ZERO, node.context());
            assertThat(organisation.asAdmin(() -> node.bean(Alerts.class).open()))
                    .extracting(AlertRow::rule)
                    .contains("sync-failed");
            await().atMost(PATIENCE).until(() -> waiting(stage) == 0);
            assertThat(receiver.calls())
                    .extracting(Receiver.Call::id)
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }
    }

    private static long waiting(ChannelStage stage) {
        try (Session session = stage.session()) {
            return session.count("select count(*) from sync_console.alert_delivery where state_code = 1");
        }
    }

    @Test
    void aSavedViewIsKeptAndErrorsAreTriedAgainByTheQueue() {
        OrganisationFixture organisation = OrganisationFixture.in(node.context());
        SavedViews views = node.bean(SavedViews.class);
        organisation.doAsAdmin(() -> views.save("Mine", KeptSearch.of(ActivityFilter.DEFAULT), false));
        assertThat(organisation.asAdmin(views::list)).hasSize(1);
        SyncService service = serviceOf(organisation);
        service.start("again", "shopify", 10);
        assertThat(service.commands("again")).isEmpty();
        service.post("/syncs/again/progress", "{\"sequence\": 1, \"processed\": 5, \"failed\": 2}");
        organisation.asAdmin(() -> node.bean(FailedRetries.class).begin(List.of("again"), "Order 17 was refused"));
        await().atMost(PATIENCE).until(() -> !service.commands("again").isEmpty());
    }
}
