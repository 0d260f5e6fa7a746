package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.connector.ItemOutcome;
import com.mantisnxt.sync.preview.plan.OutcomeKind;
import com.mantisnxt.sync.preview.plan.PlanItem;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.PreviewSettings;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TargetOfATest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** What a target says of single items: kept with its reason, while the run goes on with the others. */
@ConsoleTest
@Import({MadeUpSources.class, TargetOfATest.class})
class RejectedItemsTest {

    private static final ItemOutcome TOO_DEAR = new ItemOutcome.Rejected("price_too_high", "Prices end at 1.99 here.");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TargetOfATest target;

    private Shop shop;
    private UUID preview;

    @BeforeEach
    void tenChangesAreApproved() {
        shop = Shop.stored(context, new RecordsOfATest().products(10, "1"));
        shop.now(new RecordsOfATest().products(10, "2"));
        preview = shop.compute();
        shop.as(() -> {
            context.getBean(PreviewSettings.class)
                    .set(shop.connection, new PreviewSettings.OfConnection(null, 4), List.of());
            return true;
        });
        shop.approve(preview);
    }

    @Test
    void eachOutcomeIsKeptAndTheRunGoesOn() {
        answers(Map.of(
                "p-000001", TOO_DEAR,
                "p-000002", new ItemOutcome.Drifted(7),
                "p-000003", new ItemOutcome.Unchanged()));
        shop.work();
        assertThat(shop.result(preview)).isEqualTo(new PlanResults.Result(10, 7, 1, 1, 1));
        assertThat(shop.plan(preview).state()).isEqualTo(PlanState.APPLIED);
        var sync = shop.as(() -> context.getBean(Syncs.class).get("apply-" + preview));
        assertThat(sync.status()).isEqualTo(SyncStatus.COMPLETED_WITH_ERRORS);
        assertThat(sync.counts().processed()).isEqualTo(8);
        assertThat(sync.counts().failed()).isEqualTo(2);
        PlanItem.Outcome kept = outcome(1);
        assertThat(kept.kind()).isEqualTo(OutcomeKind.REJECTED);
        assertThat(kept.code()).isEqualTo("price_too_high");
        assertThat(kept.reason()).isEqualTo("Prices end at 1.99 here.");
        assertThat(outcome(2).reason()).isEqualTo("The record has changed since the preview; it is at version 7.");
        try (Session session = shop.session()) {
            assertThat(session.values(
                            String.class,
                            "select item_key || ': ' || error_message from public.sync_activity_log where sync_id = ? and item_key is not null order by item_key",
                            "apply-" + preview))
                    .containsExactly(
                            "p-000001: Prices end at 1.99 here.",
                            "p-000002: The record has changed since the preview; skipped.");
        }
    }

    /** What a foreign system answers is not ours to choose. */
    @Test
    void aReasonOfAnyKindIsKept() {
        answers(Map.of(
                "p-000001",
                new ItemOutcome.Rejected("c".repeat(200), "NUL \0 and " + "much ".repeat(4_000)),
                "p-000002",
                new ItemOutcome.Rejected("", "")));
        shop.work();
        assertThat(shop.result(preview)).isEqualTo(new PlanResults.Result(10, 8, 0, 0, 2));
        assertThat(outcome(1).reason()).startsWith("NUL   and much").hasSize(2_000);
    }

    @Test
    void onlyWhatWasRejectedIsTriedAgain() {
        answers(Map.of("p-000001", TOO_DEAR, "p-000006", TOO_DEAR, "p-000009", new ItemOutcome.Drifted(7)));
        shop.work();
        answers(Map.of("p-000006", TOO_DEAR));
        String retry = shop.as(() -> context.getBean(PlanResults.class).retryRejected(preview));
        shop.work();
        assertThat(target.asked(shop.connection)).containsExactly("p-000001", "p-000006");
        assertThat(shop.result(preview)).isEqualTo(new PlanResults.Result(10, 8, 0, 1, 1));
        var sync = shop.as(() -> context.getBean(Syncs.class).get(retry));
        assertThat(sync.status()).isEqualTo(SyncStatus.COMPLETED_WITH_ERRORS);
        assertThat(sync.counts().total()).isEqualTo(2);
        answers(Map.of());
        shop.as(() -> context.getBean(PlanResults.class).retryRejected(preview));
        shop.work();
        assertThat(target.asked(shop.connection)).containsExactly("p-000006");
        assertThat(shop.result(preview)).isEqualTo(new PlanResults.Result(10, 9, 0, 1, 0));
        assertThatThrownBy(
                        () -> shop.as(() -> context.getBean(PlanResults.class).retryRejected(preview)))
                .hasMessageContaining("No item");
    }

    @Test
    void aTargetThatRejectsAllRejectsEachOnce() {
        target.answers(shop.connection, change -> Optional.of(TOO_DEAR));
        shop.work();
        assertThat(shop.result(preview)).isEqualTo(new PlanResults.Result(10, 0, 0, 0, 10));
        assertThat(target.asked(shop.connection)).hasSize(10).doesNotHaveDuplicates();
    }

    private void answers(Map<String, ItemOutcome> byId) {
        target.answers(shop.connection, change -> Optional.ofNullable(byId.get(change.externalId())));
    }

    private PlanItem.Outcome outcome(int position) {
        return shop.as(() -> context.getBean(PlanItems.class).get(preview, position))
                .outcome();
    }
}
