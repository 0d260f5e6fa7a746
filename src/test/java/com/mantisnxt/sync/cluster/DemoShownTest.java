package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.SignInHints;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.SyncState;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** `./console demo` as a stranger meets it: two organisations whose boards move by themselves and obey. */
@ExtendWith(OutputCaptureExtension.class)
class DemoShownTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int AURORAS_MOST = 8;

    private final TestDatabase database = TestServer.POSTGRES_18.migrated();

    @Test
    void bothBoardsShowRunningThrottledAndPausedAndTheFirstHasTheWholeCast(CapturedOutput output) {
        try (Node node = Node.on(database, Map.of("spring.profiles.active", "demo"))) {
            List<SignInHints.Hint> accounts = node.bean(SignInHints.class).hints();
            assertThat(accounts).hasSize(6);
            assertThat(output).contains("The demo runs: open " + node.address() + " and sign in as");
            assertThat(accounts)
                    .allSatisfy(account -> assertThat(output.toString())
                            .containsPattern(account.label() + " +" + account.email() + " +" + account.password()));
            List<UUID> organisations = organisations();
            assertThat(organisations).hasSize(2);
            for (UUID organisation : organisations) {
                OrgId org = new OrgId(organisation);
                try (WatchedBoard board = new WatchedBoard(node, org)) {
                    await().atMost(PATIENCE).until(() -> !thatListen(board).isEmpty());
                    String steady = thatListen(board).getFirst();
                    ask(node, org, steady, CommandKind.PAUSE);
                    board.showsState(steady, SyncState.PAUSED);
                    await().atMost(PATIENCE)
                            .until(() -> !board.find(SyncState.THROTTLED).isEmpty());
                    LiveSync throttled = board.find(SyncState.THROTTLED).getFirst();
                    assertThat(throttled.sync().worker().reason()).contains("429");
                    assertThat(throttled.sync().worker().until()).isNotNull();
                    board.showsState(steady, SyncState.PAUSED);
                    ask(node, org, steady, CommandKind.CANCEL);
                    board.showsState(steady, SyncState.CANCELLED);
                    if (board.all().size() > AURORAS_MOST) {
                        theCastIsSeen(board);
                    }
                }
            }
        }
    }

    /** But for the one that goes silent, which takes minutes for it; see MakeBelieveServiceTest. */
    private static void theCastIsSeen(WatchedBoard board) {
        has(board, "whose total is not known", live -> live.sync().counts().total() == null);
        has(
                board,
                "that works and asks for no commands",
                live -> live.sync().counts().done() > 0 && live.sync().worker().commandsFetched() == null);
        has(board, "with items that fail", live -> live.sync().counts().failed() > 0);
        has(board, "whose total grew", live -> live.sync().counts().growth() != null);
        has(board, "that fails", live -> live.state() == SyncState.FAILED);
        has(board, "that is slow", live -> live.state() == SyncState.SLOW);
    }

    private static void has(WatchedBoard board, String which, Predicate<LiveSync> is) {
        await("a sync " + which)
                .atMost(PATIENCE)
                .until(() -> board.all().stream().anyMatch(is));
    }

    /** Running ones that are not about to be throttled. */
    private static List<String> thatListen(WatchedBoard board) {
        return board.find(SyncState.RUNNING).stream()
                .filter(live -> live.sync().worker().commandsFetched() != null)
                .map(live -> live.sync().syncId())
                .filter(id -> id.startsWith("woo-products") || id.startsWith("lager-bestand"))
                .toList();
    }

    private static void ask(Node node, OrgId org, String syncId, CommandKind kind) {
        Caller operator = new Caller(org, null, "A visitor", Set.of(Right.READ, Right.STEER));
        node.bean(CurrentCaller.class)
                .runAs(operator, () -> node.bean(SyncCommands.class).request(syncId, kind, "to see what it does"));
    }

    private List<UUID> organisations() {
        try (Session administrator = database.asAdministrator()) {
            return administrator.values(UUID.class, "select sync_console.organisation_ids()");
        }
    }
}
