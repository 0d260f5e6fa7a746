package com.mantisnxt.sync.run;

import static com.mantisnxt.sync.run.WrittenSystem.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.TestAnswer;
import com.mantisnxt.sync.preview.plan.Exclusions;
import com.mantisnxt.sync.preview.plan.OutcomeKind;
import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.progress.CommandKind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Approved changes are written to a shop by the console, and what it has is known afterwards. */
class WritingBackTest extends WritingBackFixture {

    @Test
    void whatIsApprovedIsWrittenAndTheNextSyncFindsNothing() {
        UUID preview = system.bring(
                price(1, "10.00", "12.50"),
                price(2, "10.00", "9.00"),
                "{'kind':'new','id':'mine-1','after':{'sku':'NEW-1','name':'Café & Söhne','regular_price':'3.20'}}");
        system.work();
        assertThat(shop.taken()).as("nobody approved it yet").isZero();
        system.approve(preview);
        system.work();
        assertThat(system.result(preview)).isEqualTo(new PlanResults.Result(3, 3, 0, 0, 0));
        assertThat(system.plan(preview).state()).isEqualTo(PlanState.APPLIED);
        assertThat(system.sync(preview).status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(shop.row("products", 1).path("regular_price").asString()).isEqualTo("12.50");
        String made = system.outcome(preview, 2).writtenId();
        assertThat(system.record(made).data().path("name").asString()).isEqualTo("Café & Söhne");
        assertThat(system.record("1").version()).isEqualTo(2);
        assertThat(system.record("3").version()).isEqualTo(1);
        assertThat(system.differences().total()).isZero();
        assertThat(system.differences().unchanged()).isEqualTo(6);
    }

    @Test
    void whatIsTakenOutIsNotWritten() {
        UUID preview = system.bring(
                price(1, "10.00", "12.50"),
                "{'kind':'updated','id':'2','before':{'name':'P 2','regular_price':'10.00'},'after':{'name':'Q','regular_price':'11.00'}}");
        Exclusions exclusions = context.getBean(Exclusions.class);
        system.as(() -> exclusions.exclude(preview, List.of(0), "not now"));
        system.as(() -> exclusions.excludeField(preview, 1, "name", "as it was"));
        system.approve(preview);
        system.work();
        assertThat(shop.row("products", 1).path("regular_price").asString()).isEqualTo("10.00");
        assertThat(shop.row("products", 2).path("name").asString()).isEqualTo("P 2");
        assertThat(shop.row("products", 2).path("regular_price").asString()).isEqualTo("11.00");
    }

    @Test
    void whatSomebodyChangedMeanwhileIsLeftAlone() {
        UUID preview = system.bring(price(1, "10.00", "12.50"), price(2, "10.00", "12.50"), price(99, "10.00", "1.00"));
        system.approve(preview);
        shop.row("products", 1).put("regular_price", "11.11");
        system.work();
        assertThat(system.result(preview)).isEqualTo(new PlanResults.Result(3, 1, 0, 2, 0));
        assertThat(shop.row("products", 1).path("regular_price").asString()).isEqualTo("11.11");
        assertThat(system.outcome(preview, 0).kind()).isEqualTo(OutcomeKind.DRIFTED);
        assertThat(system.outcome(preview, 0).reason()).contains("regular_price is 11.11 now; it was 10.00");
        assertThat(system.outcome(preview, 2).reason()).contains("gone");
        assertThat(system.sync(preview).status()).isEqualTo(SyncStatus.COMPLETED_WITH_ERRORS);
        assertThat(system.record("1").data().path("regular_price").asString())
                .as("people see it by the next sync")
                .isEqualTo("10.00");
    }

    @Test
    void whatTheShopRefusesKeepsItsWordsAndIsTriedAgainAlone() {
        UUID preview = system.bring(
                price(1, "10.00", "12.50"), "{'kind':'updated','id':'2','before':{'sku':'S-2'},'after':{'sku':'s-3'}}");
        system.approve(preview);
        system.work();
        assertThat(system.result(preview)).isEqualTo(new PlanResults.Result(2, 1, 0, 0, 1));
        assertThat(system.outcome(preview, 1).code()).isEqualTo("product_invalid_sku");
        assertThat(system.outcome(preview, 1).reason()).isEqualTo("Invalid or duplicated SKU. (3)");
        shop.row("products", 3).put("sku", "moved");
        system.as(() -> context.getBean(PlanResults.class).retryRejected(preview));
        system.work();
        assertThat(system.result(preview)).isEqualTo(new PlanResults.Result(2, 2, 0, 0, 0));
        assertThat(shop.taken()).isEqualTo(2);
    }

    @Test
    void switchedOffNothingIsBroughtApprovedOrWritten() {
        UUID approved = system.bring(price(1, "10.00", "12.50"));
        system.approve(approved);
        UUID open = system.bring(price(2, "10.00", "12.50"));
        system.switchWriting("off");
        assertThatThrownBy(() -> system.bring(price(3, "10.00", "1.00"))).hasMessageContaining("may not be written");
        assertThatThrownBy(() -> system.approve(open)).hasMessageContaining("may not be written");
        system.work();
        assertThat(system.sync(approved).status()).isEqualTo(SyncStatus.FAILED);
        assertThat(shop.taken()).isZero();
    }

    /** Looking at the system again does not take away what a service brought, nor the other way round. */
    @Test
    void whatGoesOneWayDoesNotReplaceWhatGoesTheOther() {
        UUID brought = system.bring(price(1, "10.00", "12.50"));
        shop.row("products", 4).put("name", "Renamed");
        assertThat(system.differences().updated()).isEqualTo(1);
        assertThat(system.plan(brought).state()).isEqualTo(PlanState.PENDING);
        system.approve(brought);
        system.work();
        assertThat(system.differences().updated()).isEqualTo(1);
    }

    @Test
    void operatorsPauseItAndLetItGoOn() {
        UUID preview = system.bring(price(1, "10.00", "12.50"));
        system.approve(preview);
        ask(preview, CommandKind.PAUSE);
        system.work();
        assertThat(shop.taken()).isZero();
        ask(preview, CommandKind.RESUME);
        system.work();
        assertThat(system.result(preview)).isEqualTo(new PlanResults.Result(1, 1, 0, 0, 0));
    }

    @Test
    void whatIsCancelledIsNotWritten() {
        UUID preview = system.bring(price(1, "10.00", "12.50"));
        system.approve(preview);
        ask(preview, CommandKind.CANCEL);
        system.work();
        assertThat(shop.taken()).isZero();
        assertThat(system.plan(preview).state()).isEqualTo(PlanState.CANCELLED);
    }

    @Test
    void aTestOfTheConnectionSaysThatTheKeyMayOnlyRead() {
        Connections connections = context.getBean(Connections.class);
        assertThat(system.as(() -> connections.test(system.connection, EntityType.PRODUCT))
                        .isGood())
                .isTrue();
        shop.isReadOnly();
        TestAnswer answer = system.as(() -> connections.test(system.connection, EntityType.PRODUCT));
        assertThat(answer.outcome()).isEqualTo("source_no_right");
        assertThat(answer.reason()).contains("may only read");
        system.switchWriting("off");
        assertThat(system.as(() -> connections.test(system.connection, EntityType.PRODUCT))
                        .isGood())
                .as("nobody wants to write")
                .isTrue();
    }
}
