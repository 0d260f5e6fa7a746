package com.mantisnxt.sync.preview.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.run.Shop;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** A withdrawal and a fetch at the same moment, on two nodes: the row of the order settles which was the first. */
@ConsoleTest
@AutoConfigureMockMvc
@Import(MadeUpSources.class)
class WithdrawalRaceTest {

    private final ApplicationContext context;
    private Shop shop;
    private PreviewApi service;
    private PreviewApi administrator;
    private UUID preview;

    @Autowired
    WithdrawalRaceTest(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anOrderThatWaits() throws Exception {
        shop = Shop.with(context, new RecordsOfATest());
        service = PreviewApi.of(context, shop.caller, Scope.REPORT, Scope.READ);
        administrator = PreviewApi.deciding(context, shop.caller);
        preview = service.bring("nightly", 2);
        shop.approve(preview);
    }

    @Test
    void aFetchThatWaitedForTheWithdrawalComesAwayWithNothing() throws Exception {
        String answer = behind(
                "update sync_console.sync_command set outcome = 'withdrawn', acknowledged_at = now()",
                () -> service.read("/syncs/nightly/commands")
                        .andReturn()
                        .getResponse()
                        .getContentAsString());
        assertThat(answer).doesNotContain("payload").contains("unknown_sync");
    }

    @Test
    void aWithdrawalThatWaitedForTheFetchIsRefused() throws Exception {
        String answer = behind(
                "update sync_console.sync_command set delivered_at = now()",
                () -> administrator
                        .remove("/previews/" + preview + "/approval")
                        .andReturn()
                        .getResponse()
                        .getContentAsString());
        assertThat(answer).contains("already_taken");
        assertThat(shop.plan(preview).state()).isEqualTo(PlanState.APPROVED);
    }

    /** What is answered when it has to wait for another node's statement on the order. */
    private String behind(String statement, Callable<String> act) throws Exception {
        try (Session other = shop.session();
                Session watcher = TestServer.POSTGRES_18.shared().asAdministrator()) {
            other.connection().setAutoCommit(false);
            other.run(statement + " where sync_id = ?", "apply-" + preview);
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> {
                try {
                    return act.call();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            await().until(() -> watcher.count(
                            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%sync_command%'")
                    > 0);
            other.connection().commit();
            return answer.get();
        }
    }
}
