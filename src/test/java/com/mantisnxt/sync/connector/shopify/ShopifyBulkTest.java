package com.mantisnxt.sync.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read in bulk is what pages would have given. */
class ShopifyBulkTest extends ShopifyBulkStage {

    @Test
    void theFirstPageComesAtOnceAndSetsNothingInMotion() {
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            assertThat(walk.next()).hasSize(150);
        }
        assertThat(shop.operations()).containsExactly("OpenProducts", "Products");
    }

    @Test
    void everyRecordComesOnceAndIsTheSameAsByPages() {
        List<SourceRecord> bulk;
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            bulk = patiently(walk);
            assertThat(walk.unseen()).isEmpty();
        }
        shop.counts.clear();
        assertThat(bulk).isEqualTo(all(EntityType.PRODUCT)).hasSize(3 * PRODUCTS);
    }

    @Test
    void aShopThatDoesNotCountIsReadInBulkWherePagesEnd() {
        for (int i = 1; i <= ShopifyWalk.PAGES_REACH + 300; i++) {
            shop.add("customers", "{'id':'gid://shopify/Customer/" + i + "'}");
        }
        shop.counts.put("customersCount", "{'count':10000,'precision':'AT_LEAST'}");
        shop.extensions = "{'cost':{'requestedQueryCost':10,'throttleStatus':"
                + "{'maximumAvailable':2000,'currentlyAvailable':2000,'restoreRate':100}}}";
        try (SourceWalk walk =
                source(EntityType.CUSTOMER).ids(EntityType.CUSTOMER).orElseThrow()) {
            assertThat(ids(patiently(walk)))
                    .hasSize(ShopifyWalk.PAGES_REACH + 300)
                    .doesNotHaveDuplicates();
        }
        assertThat(shop.bulk.queries).hasSize(1);
    }

    @Test
    void whatChangedIsAskedForInBulkToo() {
        shop.shelves.get("products").stream().skip(400).forEach(one -> one.put("updatedAt", "2026-07-01T00:00:00Z"));
        try (SourceWalk walk = source(EntityType.PRODUCT)
                .changedSince(EntityType.PRODUCT, "2026-06-15T00:00:00Z")
                .orElseThrow()) {
            assertThat(ids(patiently(walk))).hasSize(600).doesNotHaveDuplicates();
        }
        assertThat(shop.bulk.queries).singleElement().asString().contains("updated_at:>='2026-06-15T00:00:00Z'");
    }

    @Test
    void idsOfALargeShopComeInBulk() {
        try (SourceWalk walk =
                source(EntityType.PRODUCT).ids(EntityType.PRODUCT).orElseThrow()) {
            assertThat(ids(patiently(walk))).hasSize(3 * PRODUCTS).doesNotHaveDuplicates();
        }
        assertThat(shop.bulk.queries).singleElement().asString().doesNotContain("title", "collections");
    }

    @Test
    void ordersAndInventoryComeInBulkWithAllThatIsWithin() {
        shop.counts.put("ordersCount", "{'count':30000,'precision':'AT_LEAST'}");
        shop.counts.put("productVariantsCount", "{'count':30000,'precision':'EXACT'}");
        for (int i = 1; i <= 260; i++) {
            shop.add(
                    "orders",
                    "{'id':'gid://shopify/Order/" + i + "','refunds':[],'lineItems':[{'id':'gid://shopify/LineItem/" + i
                            + "','sku':'S'},{'id':'gid://shopify/LineItem/9" + i + "','sku':'T'}]}");
            shop.add(
                    "inventoryItems",
                    "{'id':'gid://shopify/InventoryItem/" + i + "','sku':'S','inventoryLevels':[{'id':"
                            + "'gid://shopify/InventoryLevel/1?inventory_item_id=" + i
                            + "','location':{'id':'gid://shopify/Location/1'},'quantities':[]}]}");
        }
        try (SourceWalk walk = walk(EntityType.ORDER)) {
            assertThat(patiently(walk))
                    .hasSize(260)
                    .allSatisfy(order -> assertThat(order.data().path("lines")).hasSize(2));
        }
        shop.bulk.looks = 1;
        try (SourceWalk walk = walk(EntityType.INVENTORY)) {
            assertThat(patiently(walk)).hasSize(260);
        }
        assertThat(shop.bulk.queries).hasSize(2);
    }
}
