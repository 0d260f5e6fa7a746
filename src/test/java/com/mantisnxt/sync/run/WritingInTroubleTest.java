package com.mantisnxt.sync.run;

import static com.mantisnxt.sync.run.WrittenSystem.price;
import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.preview.plan.PlanResults;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each approved change is written once, whatever becomes of the worker and whatever the shop answers, or does not. */
class WritingInTroubleTest extends WritingBackFixture {

    /** The worker dies after the shop took the changes, and before that was kept. */
    @Test
    void whatWasWrittenBeforeACrashIsFoundAndNotWrittenAgain() {
        UUID preview = system.bring(
                price(1, "10.00", "12.50"), "{'kind':'new','id':'mine','after':{'sku':'NEW-1','name':'New'}}");
        system.approve(preview);
        shop.row("products", 1).put("regular_price", "12.50").put("price", "12.50");
        shop.with(
                "products",
                "{'id':77,'name':'New','sku':'NEW-1','status':'publish','type':'simple','regular_price':'','price':''}");
        system.work();
        assertThat(shop.taken()).isZero();
        assertThat(system.result(preview)).isEqualTo(new PlanResults.Result(2, 0, 2, 0, 0));
        assertThat(system.outcome(preview, 1).writtenId()).isEqualTo("77");
        assertThat(system.differences().total()).isZero();
    }

    @Test
    void anAnswerThatNeverCameIsLookedForBeforeItIsTriedAgain() {
        UUID preview = system.bring(
                price(1, "10.00", "12.50"), "{'kind':'new','id':'mine','after':{'sku':'NEW-1','name':'New'}}");
        system.approve(preview);
        shop.onceTakenAndAnswered(504, "text/html", "<html>gateway time-out</html>");
        system.work();
        assertThat(system.sync(preview).status()).isEqualTo(SyncStatus.IN_PROGRESS);
        assertThat(system.sync(preview).worker().state()).isEqualTo("throttled");
        assertThat(system.result(preview).open()).isEqualTo(2);
        itIsLater();
        system.work();
        assertThat(system.result(preview)).isEqualTo(new PlanResults.Result(2, 0, 2, 0, 0));
        assertThat(shop.taken()).isEqualTo(2);
        assertThat(shop.size("products")).isEqualTo(6);
    }

    @Test
    void aShopThatTakesNoMoreIsWaitedForAndSaysUntilWhen() {
        UUID preview = system.bring(price(1, "10.00", "12.50"));
        system.approve(preview);
        shop.once(429, "text/html", "<html>slowly</html>", "Retry-After", "600");
        system.work();
        assertThat(system.sync(preview).worker().state()).isEqualTo("throttled");
        assertThat(system.sync(preview).worker().until()).isAfter(Instant.now().plusSeconds(500));
        itIsLater();
        system.work();
        assertThat(system.result(preview)).isEqualTo(new PlanResults.Result(1, 1, 0, 0, 0));
    }

    @Test
    void aKeyThatMayOnlyReadEndsTheRunWithTheReason() {
        UUID preview = system.bring(price(1, "10.00", "12.50"));
        system.approve(preview);
        shop.isReadOnly();
        system.work();
        assertThat(system.sync(preview).status()).isEqualTo(SyncStatus.FAILED);
        assertThat(system.result(preview).open()).isEqualTo(1);
        assertThat(shop.row("products", 1).path("regular_price").asString()).isEqualTo("10.00");
    }

    /** Another worker took the run over, because this one was heard of no more. */
    @Test
    void whoLosesTheRunWhileLookingWritesNothing() {
        UUID preview = system.bring(price(1, "10.00", "12.50"));
        system.approve(preview);
        shop.onceMeanwhile(() ->
                change("update sync_console.run set fencing = fencing + 1, lease_until = null, worker = 'other'"));
        system.work();
        assertThat(shop.taken()).isZero();
        assertThat(system.result(preview).open()).isEqualTo(1);
        system.work();
        assertThat(system.result(preview)).isEqualTo(new PlanResults.Result(1, 1, 0, 0, 0));
    }

    @Test
    void aSystemThatDoesNotAnswerEndsTheRunAfterTheLastTry() {
        UUID preview = system.bring(price(1, "10.00", "12.50"));
        system.approve(preview);
        for (int i = 0; i < 4; i++) {
            shop.once(503, "application/json", "{}");
            system.work();
            itIsLater();
        }
        assertThat(system.sync(preview).status()).isEqualTo(SyncStatus.FAILED);
        assertThat(system.sync(preview).ending().error()).contains("503");
        assertThat(shop.taken()).isZero();
    }
}
