package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.connector.RecordChange;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.Target;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.OutcomeKind;
import com.mantisnxt.sync.preview.plan.PlanItemRow;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The console's own runs on the live board, steered like any sync; and what they could not do. */
@ConsoleTest
@Import(MadeUpSources.class)
class SteeredRunTest {

    private final ApplicationContext context;
    private Shop shop;
    private UUID preview;

    @Autowired
    SteeredRunTest(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void aPreviewIsComputed() {
        shop = Shop.stored(context, new RecordsOfATest().products(10, "1"));
        shop.now(new RecordsOfATest().products(8, "2"));
        preview = shop.compute();
    }

    @Test
    void anApplyIsPausedAndResumedFromTheBoard() {
        shop.approve(preview);
        assertThat(status()).isEqualTo(SyncStatus.PENDING);
        ask(CommandKind.PAUSE);
        shop.work();
        assertThat(status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(shop.result(preview).open()).isEqualTo(10);
        ask(CommandKind.RESUME);
        shop.work();
        assertThat(status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(shop.result(preview).applied()).isEqualTo(10);
        try (Session session = shop.session()) {
            assertThat(session.count(
                            "select count(*) from public.sync_activity_log where sync_id = ? and action = 'partial_resume'",
                            "apply-" + preview))
                    .isEqualTo(1);
        }
    }

    @Test
    void aCancelledApplyLeavesTheRestAsItIs() {
        shop.approve(preview);
        ask(CommandKind.CANCEL);
        shop.work();
        assertThat(status()).isEqualTo(SyncStatus.CANCELLED);
        assertThat(shop.plan(preview).state()).isEqualTo(PlanState.CANCELLED);
        assertThat(shop.result(preview).open()).isEqualTo(10);
        assertThat(shop.compute()).as("its records are free again").isNotEqualTo(preview);
    }

    @Test
    void aComputationIsCancelledAndAnotherIsAnother() {
        shop.approve(preview);
        shop.work();
        shop.now(new RecordsOfATest().products(8, "3"));
        UUID next = shop.request();
        String sync = shop.plan(next).computeSync();
        shop.as(() -> context.getBean(SyncCommands.class).request(sync, CommandKind.CANCEL, "of a test"));
        shop.work();
        assertThat(shop.plan(next).state()).isEqualTo(PlanState.CANCELLED);
        assertThat(shop.as(() -> context.getBean(Syncs.class).get(sync)).status())
                .isEqualTo(SyncStatus.CANCELLED);
        assertThat(shop.compute()).isNotEqualTo(next);
    }

    @Test
    void oneAtATimeWorksOnTheSameRecords() {
        shop.approve(preview);
        context.getBean(MadeUpSources.class).change(shop.connection);
        assertThatThrownBy(() -> shop.request())
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.code().value()).isEqualTo("sync_running"));
    }

    @Test
    void whatDriftedIsSkippedAndListed() {
        touch("p-000003");
        shop.approve(preview);
        shop.work();
        assertThat(shop.result(preview)).isEqualTo(new PlanResults.Result(10, 9, 0, 1, 0));
        ItemQuery drifted = ItemQuery.all().withOutcome(OutcomeKind.DRIFTED);
        assertThat(shop.as(() -> context.getBean(PlanItems.class).at(preview, drifted, 0, 5)))
                .extracting(PlanItemRow::externalId)
                .containsExactly("p-000003");
        assertThat(status()).isEqualTo(SyncStatus.COMPLETED_WITH_ERRORS);
        assertThat(shop.records().get(3).data().get("name").asString()).isEqualTo("touched");
    }

    @Test
    void whatWasRejectedIsTriedAgainAndNothingElse() {
        shop.approve(preview);
        shop.work();
        try (Session session = shop.session()) {
            session.run("update sync_console.preview_outcome set outcome_code = 4 where position in (2, 4)");
        }
        shop.as(() -> context.getBean(PlanResults.class).retryRejected(preview));
        shop.work();
        assertThat(shop.result(preview)).isEqualTo(new PlanResults.Result(10, 8, 2, 0, 0));
        assertThat(shop.plan(preview).state()).isEqualTo(PlanState.APPLIED);
    }

    private void touch(String id) {
        var change = new RecordChange(
                RecordChange.Operation.UPDATE,
                id,
                1,
                RecordState.ACTIVE,
                JsonMapper.shared().createObjectNode().put("name", "touched"));
        shop.as(() -> context.getBean(TransactionTemplate.class)
                .execute(status ->
                        context.getBean(Target.class).apply(shop.connection, EntityType.PRODUCT, List.of(change))));
    }

    private void ask(CommandKind kind) {
        shop.as(() -> context.getBean(SyncCommands.class).request("apply-" + preview, kind, "of a test"));
    }

    private SyncStatus status() {
        return shop.as(() -> context.getBean(Syncs.class).get("apply-" + preview))
                .status();
    }
}
