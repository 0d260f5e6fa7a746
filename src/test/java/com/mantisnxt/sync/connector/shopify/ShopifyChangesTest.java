package com.mantisnxt.sync.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifyChangesTest extends ShopifyFixture {

    private static String customer(int id, String updated) {
        return "{'id':'gid://shopify/Customer/" + id + "','displayName':'C','updatedAt':'" + updated + "'}";
    }

    private List<SourceRecord> changed(EntityType entity, String since) {
        try (SourceWalk walk = source(entity).changedSince(entity, since).orElseThrow()) {
            return all(walk);
        }
    }

    @Test
    void onlyWhatChangedIsAskedForAndTheMomentItselfCounts() {
        shop.add("products", product(1, ",'updatedAt':'2026-06-01T09:59:59Z'"));
        shop.add("products", product(2, ",'updatedAt':'2026-06-01T10:00:00Z','variants':[" + variant(21) + "]"));
        assertThat(ids(changed(EntityType.PRODUCT, "2026-06-01T10:00:00Z"))).containsExactly("2", "21");
        assertThat(shop.last().path("variables").path("query").asString())
                .isEqualTo("updated_at:>='2026-06-01T10:00:00Z'");
        assertThat(shop.last().path("query").asString()).contains("sortKey: ID").doesNotContain("UPDATED_AT");
    }

    @Test
    void customersOfTheSameDayThatDidNotChangeAreDropped() {
        shop.add("customers", customer(1, "2026-05-31T23:00:00Z"));
        shop.add("customers", customer(2, "2026-06-01T02:00:00Z"));
        shop.add("customers", customer(3, "2026-06-01T11:00:00Z"));
        assertThat(ids(changed(EntityType.CUSTOMER, "2026-06-01T10:00:00Z"))).containsExactly("3");
    }

    @Test
    void aPageOfWhichNothingIsWantedIsNotTheEnd() {
        for (int i = 1; i <= 150; i++) {
            shop.add("customers", customer(i, "2026-06-01T02:00:00Z"));
        }
        shop.add("customers", customer(151, "2026-06-01T11:00:00Z"));
        assertThat(ids(changed(EntityType.CUSTOMER, "2026-06-01T10:00:00Z"))).containsExactly("151");
    }

    @Test
    void whatDoesNotSayWhenItChangedCountsAsChanged() {
        shop.faults.add(asked -> null);
        shop.once("{'data':{'customers':{'nodes':[{'id':'gid://shopify/Customer/1'}],"
                + "'pageInfo':{'hasNextPage':false}}}}");
        assertThat(changed(EntityType.CUSTOMER, "2026-06-01T10:00:00Z")).hasSize(1);
    }

    @Test
    void theWatermarkIsTheShopsClockAtTheStartWithAnOverlap() {
        shop.add("products", product(1, ""));
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            assertThat(walk.watermark()).isEmpty();
            walk.next();
            Instant watermark = Instant.parse(walk.watermark().orElseThrow());
            assertThat(watermark)
                    .isBetween(Instant.now().minusSeconds(180), Instant.now().minusSeconds(119));
            assertThat(source(EntityType.PRODUCT).changedSince(EntityType.PRODUCT, watermark.toString()))
                    .isPresent();
        }
    }

    @Test
    void nothingIsAnnouncedOfWhatChanged() {
        shop.add("customers", customer(3, "2026-06-01T11:00:00Z"));
        try (SourceWalk walk = source(EntityType.CUSTOMER)
                .changedSince(EntityType.CUSTOMER, "2026-06-01T10:00:00Z")
                .orElseThrow()) {
            all(walk);
            assertThat(walk.announced()).isEmpty();
        }
    }

    @Test
    void inventoryIsReadAsAWhole() {
        assertThat(source(EntityType.INVENTORY).changedSince(EntityType.INVENTORY, "2026-06-01T10:00:00Z"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-06-01", "2026-06-01T10:00:00Z' OR id:1"})
    void aWatermarkThatIsNoneMeansToReadAll(String watermark) {
        assertThat(source(EntityType.PRODUCT).changedSince(EntityType.PRODUCT, watermark))
                .isEmpty();
    }

    @Test
    void idsAreReadWithoutTheirData() {
        shop.add("products", product(1, ",'variants':[" + variant(11) + "," + variant(12) + "]"));
        try (SourceWalk walk =
                source(EntityType.PRODUCT).ids(EntityType.PRODUCT).orElseThrow()) {
            List<SourceRecord> all = all(walk);
            assertThat(ids(all)).containsExactly("1", "11", "12");
            assertThat(all).allSatisfy(record -> assertThat(record.data()).isEmpty());
            assertThat(walk.announced()).hasValue(3);
        }
        assertThat(shop.last().path("query").asString()).doesNotContain("title", "sku", "collections");
    }

    @Test
    void idsOfInventoryAreThoseOfTheWalk() {
        shop.add(
                "inventoryItems",
                "{'id':'gid://shopify/InventoryItem/43','inventoryLevels':[{'id':'gid://shopify/InventoryLevel/7',"
                        + "'location':{'id':'gid://shopify/Location/1'},'quantities':[]}]}");
        try (SourceWalk walk =
                source(EntityType.INVENTORY).ids(EntityType.INVENTORY).orElseThrow()) {
            assertThat(ids(all(walk))).isEqualTo(ids(all(EntityType.INVENTORY)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCT", "CUSTOMER", "ORDER", "INVENTORY", "CATEGORY"})
    void ofEveryKindThereAreIds(EntityType entity) {
        String root = RecordKinds.ALL.get(entity).root();
        shop.add(
                root,
                "{'id':'gid://shopify/Any/5','inventoryLevels':[{'location':{'id':'gid://shopify/Location/1'}}]}");
        try (SourceWalk walk = source(entity).ids(entity).orElseThrow()) {
            assertThat(all(walk)).hasSize(1);
        }
        assertThat(shop.last().path("query").asString()).doesNotContain("updatedAt");
    }
}
