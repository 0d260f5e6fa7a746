package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.SyncState;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SyncService;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwoNodesTest {

    private static final String INSERT = """
            insert into public.sync_progress (org_id, sync_id, entity_type, total_items)
            values (?, ?, 'product', ?)
            """;
    private static final String TICK = """
            update public.sync_progress
               set processed_count = ?
             where org_id = ?
               and sync_id = ?
            """;

    private static TestDatabase database;
    private static Node one;
    private static Node other;

    private OrganisationFixture organisation;
    private SyncService service;
    private WatchedBoard board;

    @BeforeAll
    static void startBoth() {
        database = TestServer.POSTGRES_18.shared();
        one = Node.on(database);
        other = Node.on(database);
    }

    @AfterAll
    static void stopBoth() {
        one.close();
        other.close();
    }

    /** The service reports to one node, the board is open on the other. */
    @BeforeEach
    void openBoard() {
        organisation = OrganisationFixture.in(one.context());
        service = serviceAt(one);
        board = new WatchedBoard(other, organisation.id);
    }

    @AfterEach
    void closeBoard() {
        board.close();
    }

    @Test
    void aReportToOneNodeShowsOnABoardOfTheOther() {
        service.start("elsewhere", "shopify", 100);
        service.report("elsewhere", 40);
        board.shows("elsewhere", 40);
        service.report("elsewhere", 100);
        service.finish("elsewhere", "completed");
        board.showsState("elsewhere", SyncState.DONE);
    }

    @Test
    void aRowThatCommitsAfterLaterOnesIsNotMissed() throws SQLException {
        service.start("late", "shopify", 100);
        service.start("early", "shopify", 100);
        try (Session late = database.asApplication(organisation.id.value())) {
            late.connection().setAutoCommit(false);
            late.run(TICK, 10, organisation.id.value(), "late");
            service.report("early", 99);
            board.shows("early", 99);
            board.shows("late", 0);
            late.connection().commit();
            board.shows("late", 10);
        }
    }

    @Test
    void plainSqlByTheApplicationsRoleShowsUp() {
        try (Session plain = database.asApplication(organisation.id.value())) {
            plain.run(INSERT, organisation.id.value(), "plain", 50);
            plain.run(TICK, 20, organisation.id.value(), "plain");
            board.shows("plain", 20);
            plain.run(TICK, 50, organisation.id.value(), "plain");
            board.showsState("plain", SyncState.DONE);
        }
    }

    @Test
    void aGrowingTotalIsToldWithBothNumbers() {
        service.start("growing", "shopify", 1_200);
        service.report("growing", 600);
        service.post("/syncs/growing/progress", """
                {"sequence": 100, "processed": 610, "total": 1450}
                """);
        board.shows("growing", 610);
        SyncSnapshot.Counts counts = board.find("growing").orElseThrow().sync().counts();
        assertThat(counts.total()).isEqualTo(1_450);
        assertThat(counts.growth()).isNotNull();
        assertThat(counts.growth().from()).isEqualTo(1_200);
    }

    @Test
    void aSecondBoardSeesWhatTheFirstSees() {
        service.start("watched-twice", "shopify", 100);
        try (WatchedBoard atHome = new WatchedBoard(one, organisation.id)) {
            service.report("watched-twice", 7);
            atHome.shows("watched-twice", 7);
            board.shows("watched-twice", 7);
        }
    }

    @Test
    void aCommandAskedOnOneNodeIsFetchedFromTheOther() {
        service.start("steered", "shopify", 100);
        service.report("steered", 1);
        service.commands("steered");
        organisation.doAsAdmin(() -> other.bean(SyncCommands.class).request("steered", CommandKind.PAUSE, null));
        assertThat(service.commands("steered")).containsExactly("pause");
        service.obey("steered");
        board.showsState("steered", SyncState.PAUSED);
    }

    @Test
    void aServiceThatChangesTheNodeInTheMiddleLosesAndDoublesNothing() {
        SyncService elsewhere = service.at(other.address());
        service.start("moving", "shopify", 1_000);
        for (int tick : IntStream.rangeClosed(1, 10).toArray()) {
            (tick % 2 == 0 ? service : elsewhere).reportAs("moving", tick, tick * 100);
            service.reportAs("moving", tick, tick * 100);
        }
        board.shows("moving", 1_000);
        elsewhere.finish("moving", "completed");
        service.finish("moving", "completed");
        board.showsState("moving", SyncState.DONE);
    }

    @Test
    void aRevokedTokenIsRefusedByTheOtherNodeToo() {
        SyncService elsewhere = service.at(other.address());
        elsewhere.start("revoked", "shopify", 10);
        organisation.doAsAdmin(() -> one.bean(ApiTokens.class)
                .list()
                .forEach(token -> one.bean(ApiTokens.class).revoke(token.id())));
        await().atMost(Duration.ofSeconds(30)).until(() -> elsewhere.statusOf("/syncs/revoked") == 401);
    }

    private SyncService serviceAt(Node node) {
        var token = organisation.asAdmin(
                () -> node.bean(ApiTokens.class).create("Warehouse", Set.of(Scope.REPORT, Scope.READ), null));
        return new SyncService(node.address(), token.value());
    }
}
