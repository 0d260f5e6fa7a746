package com.mantisnxt.sync.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much is asked for at once, and what does not fit. */
class ShopifyPagesTest extends ShopifyFixture {

    private static final String TOO_COSTLY =
            "{'errors':[{'message':'Query cost is 10302, which exceeds the single query max cost limit (1000).',"
                    + "'extensions':{'code':'MAX_COST_EXCEEDED','cost':10302,'maxCost':1000}}]}";
    private static final String MORE_PAGES = "'pageInfo':{'hasNextPage':true,'endCursor':'c1'}";

    @Test
    void whatDoesNotFitAPageOfItsRecordIsReadOn() {
        hasProducts(3, 700);
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            List<SourceRecord> all = all(walk);
            assertThat(all).hasSize(3 + 3 * 700);
            assertThat(ids(all)).doesNotHaveDuplicates();
            assertThat(walk.announced()).hasValue(2103);
            assertThat(walk.unseen()).isEmpty();
        }
        assertThat(shop.operations()).contains("ProductsMoreVariants");
    }

    @Test
    void linesAndLevelsAreReadOnTheSameWay() {
        String lines = IntStream.rangeClosed(1, 300)
                .mapToObj(i -> "{'id':'gid://shopify/LineItem/" + i + "','sku':'S" + i + "','quantity':1}")
                .collect(Collectors.joining(","));
        shop.add("orders", "{'id':'gid://shopify/Order/5','refunds':[],'lineItems':[" + lines + "]}");
        String levels = IntStream.rangeClosed(1, 60)
                .mapToObj(i -> "{'id':'gid://shopify/InventoryLevel/1','location':{'id':'gid://shopify/Location/" + i
                        + "'},'quantities':[]}")
                .collect(Collectors.joining(","));
        shop.add("inventoryItems", "{'id':'gid://shopify/InventoryItem/4','inventoryLevels':[" + levels + "]}");
        assertThat(all(EntityType.ORDER).getFirst().data().path("lines")).hasSize(300);
        assertThat(all(EntityType.INVENTORY)).hasSize(60);
    }

    @Test
    void aRecordThatIsDeletedWhileItIsReadMakesItIncomplete() {
        hasProducts(1, 30);
        shop.faults.add(asked -> null);
        shop.faults.add(asked -> null);
        shop.once("{'data':{'node':null}}");
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            assertThat(all(walk)).hasSize(26);
            assertThat(walk.unseen()).singleElement().asString().isEqualTo("1 record was deleted while being read: 1.");
        }
    }

    @Test
    void pagesAreAskedForByIdAndNeverTooLarge() {
        hasProducts(700, 0);
        shop.extensions = "{'cost':{'requestedQueryCost':10,'throttleStatus':"
                + "{'maximumAvailable':2000,'currentlyAvailable':2000,'restoreRate':100}}}";
        assertThat(all(EntityType.PRODUCT)).hasSize(700);
        assertThat(shop.last().path("query").asString()).contains("sortKey: ID");
        assertThat(shop.asked)
                .extracting(asked -> asked.path("variables").path("first").asInt(0))
                .containsExactly(0, 50, 100, 200, 250, 250);
    }

    @Test
    void aQuestionThatCostsTooMuchIsHalvedAndGoesOn() {
        hasProducts(60, 1);
        shop.faults.add(asked -> null);
        shop.once(TOO_COSTLY);
        shop.once(TOO_COSTLY);
        assertThat(all(EntityType.PRODUCT)).hasSize(120);
        assertThat(shop.asked)
                .extracting(asked -> asked.path("variables").path("first").asInt(0))
                .containsExactly(0, 50, 25, 12, 12, 12, 12, 12);
    }

    @Test
    void whenNothingIsLeftToHalveThatIsSaid() {
        hasProducts(1, 1);
        shop.faults.add(asked -> null);
        IntStream.range(0, 20).forEach(i -> shop.once(TOO_COSTLY));
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            assertThat(fault(walk).reason()).contains("One record alone costs more");
        }
    }

    @Test
    void aPageThatIsTooLargeToBeReadIsHalvedToo() {
        hasProducts(1, 1);
        shop.faults.add(asked -> null);
        shop.once(" ".repeat(3 << 20));
        assertThat(all(EntityType.PRODUCT)).hasSize(2);
        assertThat(shop.last().path("variables").path("first").asInt()).isEqualTo(25);
    }

    @Test
    void aQuestionThatNeverFitsIsHalvedToo() {
        hasProducts(1, 1);
        shop.faults.add(asked -> null);
        shop.once(throttled(3000, 2000));
        assertThat(all(EntityType.PRODUCT)).hasSize(2);
        assertThat(shop.last().path("variables").path("first").asInt()).isEqualTo(25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':{'products':{'nodes':[]," + MORE_PAGES + "}}}",
                "{'data':{'products':{'nodes':[],'pageInfo':{'hasNextPage':true,'endCursor':null}}}}"
            })
    void aCursorThatRepeatsEndsTheReading(String page) {
        shop.faults.add(asked -> null);
        IntStream.range(0, 5).forEach(i -> shop.once(page));
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            SourceFault fault = fault(walk);
            assertThat(fault.kind()).isEqualTo(Kind.UNREADABLE);
            assertThat(fault.reason()).contains("circle");
        }
        assertThat(shop.asked).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aCursorWithinARecordThatRepeatsEndsTheReading() {
        hasProducts(1, 30);
        shop.faults.add(asked -> null);
        shop.faults.add(asked -> null);
        IntStream.range(0, 5).forEach(i -> shop.once("{'data':{'node':{'variants':{'nodes':[]," + MORE_PAGES + "}}}}"));
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            assertThat(fault(walk).reason()).contains("circle", "variants");
            assertThat(fault(walk).reason()).contains("circle", "variants");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':{}}",
                "{'data':{'products':null}}",
                "{'data':{'products':{'nodes':[]}}}",
                "{'data':{'products':{'nodes':[{'id':'gid://shopify/Product/1'}],'pageInfo':{'hasNextPage':false}}}}"
            })
    void aPageThatIsMissingIsNotAnEmptyOne(String page) {
        shop.faults.add(asked -> null);
        shop.once(page);
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            assertThat(fault(walk).kind()).isEqualTo(Kind.UNREADABLE);
        }
    }

    @Test
    void elementsThatAreNoRecordsAreCounted() {
        shop.faults.add(asked -> null);
        shop.once("{'data':{'products':{'nodes':[null,7],'pageInfo':{'hasNextPage':false,'endCursor':null}}}}");
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            assertThat(all(walk)).isEmpty();
            assertThat(walk.unseen()).singleElement().asString().contains("2 records have no fields at all");
        }
    }
}
