package com.mantisnxt.sync.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifyPagesTest extends ShopifyFixture {

    private static final String TOO_COSTLY =
            "{'errors':[{'message':'Query cost is 10302, which exceeds the single query max cost limit (1000).',"
                    + "'extensions':{'code':'MAX_COST_EXCEEDED','cost':10302,'maxCost':1000}}]}";
    private static final String MORE_PAGES = "'pageInfo':{'hasNextPage':true,'endCursor':'c1'}";

    private void hasProducts(int count, int variants) {
        for (int i = 1; i <= count; i++) {
            int number = i;
            String within = IntStream.range(0, variants)
                    .mapToObj(j -> variant(1000L * number + j))
                    .collect(Collectors.joining(","));
            shop.add("products", product(number, ",'variants':[" + within + "]"));
        }
    }

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

    private static String throttled(int requested, int available) {
        return "{'errors':[{'message':'Throttled','extensions':{'code':'THROTTLED'}}],'extensions':"
                + cost(requested, available) + "}";
    }

    private static String cost(int requested, int available) {
        return "{'cost':{'requestedQueryCost':" + requested + ",'throttleStatus':{'maximumAvailable':2000,"
                + "'currentlyAvailable':" + available + ",'restoreRate':100}}}";
    }

    @Test
    void throttledSaysWhenThereWillBeEnough() {
        hasProducts(1, 1);
        shop.faults.add(asked -> null);
        shop.once(throttled(262, 12));
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            SourceFault fault = catchThrowableOfType(SourceFault.class, walk::next);
            assertThat(fault.kind()).isEqualTo(Kind.THROTTLED);
            assertThat(fault.retryAt()).isEqualTo(clock.instant().plusSeconds(3));
            clock.moveTo(fault.retryAt());
            assertThat(all(walk)).hasSize(2);
        }
    }

    @Test
    void whatWouldBeThrottledIsNotAskedBeforeItsTime() {
        hasProducts(120, 0);
        shop.extensions = cost(600, 100);
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            assertThat(walk.next()).hasSize(50);
            int asked = shop.asked.size();
            SourceFault fault = catchThrowableOfType(SourceFault.class, walk::next);
            assertThat(fault.kind()).isEqualTo(Kind.THROTTLED);
            assertThat(fault.retryAt()).isEqualTo(clock.instant().plusSeconds(5));
            clock.moveBy(Duration.ofSeconds(4));
            assertThat(catchThrowableOfType(SourceFault.class, walk::next).kind())
                    .isEqualTo(Kind.THROTTLED);
            assertThat(shop.asked).hasSize(asked);
            clock.moveBy(Duration.ofSeconds(1));
            assertThat(walk.next()).hasSize(50);
        }
    }

    @Test
    void throttledInTheMiddleOfARecordLosesAndRepeatsNothing() {
        hasProducts(4, 600);
        shop.extensions = cost(1500, 200);
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            List<String> ids = ids(patiently(walk));
            assertThat(ids).hasSize(2404).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatIsCompleteOfAPageIsDeliveredAndWhoeverTakesItOverGoesOnThere() {
        hasProducts(120, 60);
        shop.extensions = cost(300, 310);
        List<SourceRecord> pieces = inPieces(EntityType.PRODUCT);
        shop.extensions = "{}";
        assertThat(pieces).isEqualTo(all(EntityType.PRODUCT)).hasSize(120 * 61);
        assertThat(said).isEmpty();
    }

    @Test
    void theFirstRecordsOfAPageAreDeliveredWhereTheRestIsThrottled() {
        hasProducts(3, 30);
        shop.faults.add(asked -> null);
        shop.faults.add(asked -> null);
        shop.faults.add(asked -> null);
        shop.once(throttled(300, 0));
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            assertThat(walk.next()).hasSize(31);
            String cursor = walk.cursor().orElseThrow();
            try (SourceWalk rest = source(EntityType.PRODUCT).resume(EntityType.PRODUCT, cursor)) {
                assertThat(all(rest))
                        .hasSize(62)
                        .first()
                        .satisfies(record -> assertThat(record.externalId()).isEqualTo("2"));
                assertThat(rest.announced()).isEqualTo(walk.announced());
                assertThat(rest.watermark()).isEqualTo(walk.watermark());
            }
        }
    }

    @Test
    void whatChangedIsTakenUpAsWhatChanged() {
        hasProducts(120, 0);
        shop.shelves.get("products").stream().limit(5).forEach(one -> one.put("updatedAt", "2020-01-01T00:00:00Z"));
        Source source = source(EntityType.PRODUCT);
        try (SourceWalk walk =
                source.changedSince(EntityType.PRODUCT, "2026-01-01T00:00:00Z").orElseThrow()) {
            assertThat(walk.next()).hasSize(50);
            try (SourceWalk rest =
                    source.resume(EntityType.PRODUCT, walk.cursor().orElseThrow())) {
                assertThat(all(rest)).hasSize(65);
            }
        }
        try (SourceWalk walk = source.ids(EntityType.PRODUCT).orElseThrow()) {
            walk.next();
            try (SourceWalk rest =
                    source.resume(EntityType.PRODUCT, walk.cursor().orElseThrow())) {
                assertThat(all(rest))
                        .allSatisfy(record -> assertThat(record.data()).isEmpty());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{}", "null", "{'start':null}", "[]"})
    void aCursorOfAnotherMakeIsRefused(String cursor) {
        assertThatThrownBy(() -> source(EntityType.PRODUCT).resume(EntityType.PRODUCT, cursor.replace('\'', '"')))
                .isInstanceOf(SourceFault.class);
    }

    /** What each walk could not read goes along; where it grew too long, the next one would begin anew for ever. */
    @Test
    void howeverManyWalksCouldNotReadSomethingTheNextOneGoesOn() {
        for (int i = 1; i <= 2_500; i++) {
            shop.add(
                    "products",
                    product(i, "")
                            .replace("'variants':[]", "'variants':[" + variant(5_000 + i) + "]")
                            .replace("'price':'1.5'", "'price':'much'"));
        }
        assertThat(inPieces(EntityType.PRODUCT)).hasSize(2_500);
        assertThat(said).hasSize(9);
        assertThat(said.getLast()).isEqualTo("More could not be read; what was told first is named.");
    }

    @Test
    void aCursorHoldsNoTokenAndIsShort() {
        hasProducts(120, 0);
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            assertThat(walk.cursor()).isEmpty();
            walk.next();
            assertThat(walk.cursor().orElseThrow()).doesNotContain(TOKEN).hasSizeLessThan(1000);
        }
    }

    @Test
    void throttledWithoutSayingHowMuchIsStillThrottled() {
        hasProducts(1, 0);
        shop.once("{'errors':[{'message':'Throttled','extensions':{'code':'THROTTLED'}}]}");
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            assertThat(catchThrowableOfType(SourceFault.class, walk::next).kind())
                    .isEqualTo(Kind.THROTTLED);
            assertThat(all(walk)).hasSize(1);
        }
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
