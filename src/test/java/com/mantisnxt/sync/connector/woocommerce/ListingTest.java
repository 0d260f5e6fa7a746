package com.mantisnxt.sync.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest extends ShopFixture {

    @ParameterizedTest
    @ValueSource(ints = {99, 100, 101, 1000})
    void everyRecordComesOnceThoughTheUsualOrderIsNone(int count) {
        shop.products(1, count);
        List<SourceRecord> all = all(EntityType.PRODUCT);
        assertThat(ids(all)).hasSize(count).doesNotHaveDuplicates();
    }

    @Test
    void aShopThatIgnoresTheOrderDeliversLessThanItAnnounces() {
        shop.products(1, 1000);
        shop.ordersById = false;
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            long distinct = ids(all(walk)).stream().distinct().count();
            assertThat(walk.announced()).hasValue(1000);
            assertThat(distinct).isLessThan(1000);
        }
    }

    @Test
    void everyListIsAskedInTheOrderOfIdsAHundredAtATime() {
        shop.products(1, 1);
        all(EntityType.PRODUCT);
        assertThat(asked("products")).allMatch(query -> query.contains("orderby=id&order=asc&per_page=100"));
    }

    @Test
    void whatIsRemovedMeanwhileMakesNothingElseBeMissed() {
        shop.products(1, 450);
        var pages = new AtomicInteger();
        shop.afterEachPage = () -> {
            if (pages.incrementAndGet() == 2) {
                for (int id = 1; id <= 130; id++) {
                    shop.remove("products", id);
                }
            }
        };
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            List<String> ids = ids(all(walk));
            assertThat(ids).doesNotHaveDuplicates().hasSize(450);
            assertThat(walk.announced()).hasValue(320);
        }
    }

    @Test
    void additionsDoNotHideHowMuchWasRemoved() {
        shop.products(1, 450);
        var pages = new AtomicInteger();
        shop.afterEachPage = () -> {
            if (pages.incrementAndGet() == 3) {
                shop.products(451, 520);
                for (int id = 1; id <= 160; id++) {
                    shop.remove("products", id);
                }
            }
        };
        assertThat(ids(all(EntityType.PRODUCT))).doesNotHaveDuplicates().hasSize(520);
    }

    @Test
    void aRecordThatComesAndGoesHidesNothing() {
        shop.products(1, 250);
        var isThere = new AtomicBoolean(true);
        shop.afterEachPage = () -> {
            if (isThere.getAndSet(!isThere.get())) {
                shop.remove("products", 1);
            } else {
                shop.products(1, 1);
            }
        };
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            assertThat(ids(all(walk))).doesNotHaveDuplicates().hasSize(250);
            assertThat(walk.unseen()).isEmpty();
        }
    }

    @Test
    void whatIsAddedMeanwhileIsSeenAndAnnounced() {
        shop.products(1, 150);
        var pages = new AtomicInteger();
        shop.afterEachPage = () -> {
            if (pages.incrementAndGet() == 1) {
                shop.products(151, 230);
            }
        };
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            assertThat(all(walk)).hasSize(230);
            assertThat(walk.announced()).hasValue(230);
        }
    }

    @Test
    void aShopThatAlwaysGivesTheSamePageIsLeft() {
        shop.products(1, 100);
        standIn.once(shop);
        standIn.once(shop);
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            List<SourceRecord> first = walk.next();
            String page = first.stream()
                    .map(record -> "{\"id\":" + record.externalId() + ",\"status\":\"publish\"}")
                    .collect(java.util.stream.Collectors.joining(",", "[", "]"));
            standIn.once(200, "application/json", page, "X-WP-Total", "300", "X-WP-TotalPages", "3");
            assertThat(all(walk)).isEmpty();
            assertThat(walk.unseen()).anyMatch(said -> said.contains("page after page"));
        }
    }

    @Test
    void withoutTotalsTheReadingIsIncomplete() {
        shop.products(1, 120);
        shop.saysTotals = false;
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            assertThat(all(walk)).hasSize(120);
            assertThat(walk.announced()).isEmpty();
            assertThat(walk.unseen()).singleElement().asString().contains("X-WP-Total");
        }
    }

    @Test
    void aShopThatCanNotListItsBinIsReadIncompletely() {
        shop.products(1, 1);
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            walk.next();
            standIn.once(400, "application/json", "{\"code\":\"rest_invalid_param\"}");
            assertThat(all(walk)).isEmpty();
            assertThat(walk.unseen()).singleElement().asString().contains("in the bin");
        }
    }

    @Test
    void aShopThatGivesEverythingForItsBinGivesNothingTwice() {
        shop.products(1, 3);
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            assertThat(walk.next()).hasSize(3);
            standIn.once(
                    200,
                    "application/json",
                    "[{\"id\":1,\"status\":\"publish\"}]",
                    "X-WP-Total",
                    "3",
                    "X-WP-TotalPages",
                    "1");
            assertThat(all(walk)).isEmpty();
            assertThat(walk.announced()).hasValue(3);
            assertThat(walk.unseen()).isEmpty();
        }
    }

    @Test
    void aRowThatIsNoObjectIsCounted() {
        standIn.once(200, "application/json", "[7,{\"id\":8}]", "X-WP-Total", "2", "X-WP-TotalPages", "1");
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            assertThat(ids(all(walk))).containsExactly("8");
            assertThat(walk.unseen()).singleElement().asString().contains("1 record has no fields");
        }
    }
}
