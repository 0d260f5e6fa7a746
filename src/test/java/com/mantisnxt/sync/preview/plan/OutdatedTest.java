package com.mantisnxt.sync.preview.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.run.Shop;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.math.BigDecimal;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** What tells people that a preview is old, and gets them a new one; and the number of an item that tells most. */
@ConsoleTest
@Import(MadeUpSources.class)
class OutdatedTest {

    private final ApplicationContext context;
    private final MovedRecords moved;
    private final PreviewRequests requests;
    private Shop shop;

    @Autowired
    OutdatedTest(ApplicationContext context, MovedRecords moved, PreviewRequests requests) {
        this.context = context;
        this.moved = moved;
        this.requests = requests;
    }

    @BeforeEach
    void aShop() {
        shop = Shop.stored(context, new RecordsOfATest().products(20, "10.00"));
        shop.now(new RecordsOfATest().products(19, "11.00").record("z", "{\"name\":\"New\"}"));
    }

    @Test
    void recordsThatMovedAreCountedAndThoseThatComeOrGoAsWell() {
        UUID preview = shop.compute();
        assertThat(shop.as(() -> moved.count(preview))).isZero();
        try (Session session = shop.session()) {
            session.run(
                    "update sync_console.record set version = version + 1 where external_id in ('p-000001', 'p-000002')");
            session.run("delete from sync_console.record where external_id = 'p-000003'");
            session.run(
                    "insert into sync_console.record (org_id, connection_id, entity_code, external_id, state_code, version, hash, data) select org_id, connection_id, entity_code, 'z', 1, 1, hash, data from sync_console.record where external_id = 'p-000004'");
        }
        assertThat(shop.as(() -> moved.count(preview))).isEqualTo(4);
    }

    @Test
    void whatWasAppliedMovedByItselfAndIsNotCounted() {
        UUID preview = shop.compute();
        shop.approve(preview);
        shop.work();
        assertThat(shop.as(() -> moved.count(preview))).isZero();
    }

    @Test
    void askedAgainItIsComputedAnewOnceAndTheOldOneGivesWay() {
        UUID old = shop.compute();
        var fresh = shop.as(() -> requests.again(old));
        assertThat(fresh.created()).isTrue();
        assertThat(shop.as(() -> requests.again(old)))
                .as("the second to ask joins the first")
                .isEqualTo(new PreviewRequests.Requested(fresh.preview(), false));
        assertThat(shop.plan(old).state()).isEqualTo(PlanState.PENDING);
        shop.work();
        assertThat(shop.plan(old).state()).isEqualTo(PlanState.SUPERSEDED);
        assertThat(shop.plan(fresh.preview()).state()).isEqualTo(PlanState.PENDING);
        assertThat(shop.as(() -> requests.again(old)).preview()).isEqualTo(fresh.preview());
    }

    @Test
    void whoOnlyReadsDoesNotAskAgain() {
        UUID old = shop.compute();
        Caller reader = new Caller(shop.caller.org(), null, "reader", Set.of(Right.READ));
        assertThatThrownBy(() -> shop.as(reader, () -> requests.again(old))).isInstanceOf(NotAllowed.class);
    }

    @Test
    void thePriceTellsMoreThanTheStockAndNeitherIsANumberThatNamesSomething() {
        shop = Shop.stored(
                context,
                new RecordsOfATest()
                        .record("a", "{\"name\":\"A\",\"price\":\"10.00\",\"stock\":100,\"category_id\":5}")
                        .record("b", "{\"name\":\"B\",\"stock\":0,\"weight\":1.5}")
                        .record("c", "{\"name\":\"C\",\"ean\":\"123\"}"));
        shop.now(new RecordsOfATest()
                .record("a", "{\"name\":\"A\",\"price\":\"11.00\",\"stock\":1,\"category_id\":500}")
                .record("b", "{\"name\":\"B\",\"stock\":5,\"weight\":1.0}")
                .record("c", "{\"name\":\"C\",\"ean\":\"456\"}"));
        UUID preview = shop.compute();
        var telling = shop.as(() -> context.getBean(TellingChanges.class)
                .of(preview, context.getBean(PlanItems.class).at(preview, ItemQuery.all(), 0, 10)));
        assertThat(telling).containsOnlyKeys(0, 1);
        assertThat(telling.get(0))
                .isEqualTo(new NumberChange("price", new BigDecimal("10.00"), new BigDecimal("11.00")));
        assertThat(telling.get(0).percent()).isEqualByComparingTo("10");
        assertThat(telling.get(1).field()).isEqualTo("stock");
        assertThat(telling.get(1).percent()).as("of nothing nothing is a part").isNull();
    }
}
