package com.mantisnxt.sync.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers that were recorded elsewhere. Where they were asked for differently, their records are put into our shape. */
class ShopifyRecordedTest extends ShopifyFixture {

    private static final Path RECORDED = Path.of("..", "shared", "fixtures", "shopify-standin");

    @BeforeEach
    void onlyWhereTheyLie() {
        assumeTrue(Files.isDirectory(RECORDED), "no recorded answers of Shopify");
    }

    private static String text(String name) {
        try {
            return Files.readString(RECORDED.resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String name) {
        return ShopStandIn.JSON.readTree(text(name + ".json"));
    }

    private void replay(String name) {
        String[] lines = text(name + ".headers").split("\n");
        int status = Integer.parseInt(lines[0].replaceAll("\\D+", ""));
        shop.web.once(status, "application/json; charset=utf-8", text(name + ".json"));
    }

    private void shelve(String root, String inner, String... recorded) {
        for (String name : recorded) {
            JsonNode connection = json(name).path("data").path(root);
            for (JsonNode element : connection.path(connection.has("edges") ? "edges" : "nodes")) {
                ObjectNode node = (ObjectNode) (element.has("node") ? element.path("node") : element);
                if (!inner.isEmpty()) {
                    node.set(inner, node.path(inner).path("nodes"));
                }
                shop.add(root, node.toString());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "err_401, WRONG_KEY",
        "err_throttled, THROTTLED",
        "err_bad_cursor, UNREADABLE",
        "err_first_251, UNREADABLE",
        "err_no_first, UNREADABLE",
        "err_undefined_field, UNREADABLE"
    })
    void everyRefusalSaysWhatHelps(String name, Kind kind) {
        replay(name);
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            SourceFault fault = catchThrowableOfType(SourceFault.class, walk::next);
            assertThat(fault.kind()).isEqualTo(kind);
            if (kind == Kind.THROTTLED) {
                assertThat(fault.retryAt()).isEqualTo(clock.instant().plusSeconds(2));
            }
        }
    }

    @Test
    void aQuestionThatCostTooMuchIsHalved() {
        shop.add("products", product(1, ""));
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            shop.faults.add(asked -> null);
            shop.faults.add(asked -> text("err_max_cost.json"));
            assertThat(all(walk)).hasSize(1);
        }
        assertThat(shop.last().path("variables").path("first").asInt()).isEqualTo(25);
    }

    /** The recorded shop goes on behind the second page; here it ends. */
    @Test
    void pagesOfProductsAreReadOneByOneByTheirCursors() {
        String cursor = ShopStandIn.JSON
                .readTree(text("products_p2.request.json"))
                .path("variables")
                .path("after")
                .asString();
        shop.faults.add(asked -> null);
        shop.faults.add(asked -> asPage("products_p1", true));
        shop.faults.add(asked -> {
            assertThat(asked.path("variables").path("after").asString()).isEqualTo(cursor);
            return asPage("products_p2", false);
        });
        List<SourceRecord> all;
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            all = patiently(walk);
        }
        assertThat(shop.operations())
                .as("more came than is counted here")
                .containsExactly("OpenProducts", "Products", "Products", "OpenProducts");
        assertThat(all).filteredOn(ShopifyRecordedTest::isVariant).hasSizeGreaterThan(100);
        assertThat(all).filteredOn(record -> !isVariant(record)).hasSize(100);
        assertThat(ids(all)).doesNotHaveDuplicates().allMatch(id -> id.matches("\\d+"));
        assertThat(all)
                .filteredOn(ShopifyRecordedTest::isVariant)
                .allSatisfy(record ->
                        assertThat(record.data().path("price").asString()).matches("\\d+\\.\\d\\d"))
                .allSatisfy(record -> assertThat(ids(all))
                        .contains(record.data().path("parent_id").asString()));
    }

    private static boolean isVariant(SourceRecord record) {
        return record.data().path("type").asString().equals("variant");
    }

    /** Their edges as our nodes; all else is as it was recorded. */
    private static String asPage(String name, boolean hasNext) {
        ObjectNode answer = (ObjectNode) json(name);
        ObjectNode connection = (ObjectNode) answer.path("data").path("products");
        var nodes = connection.putArray("nodes");
        for (JsonNode edge : connection.path("edges")) {
            ObjectNode node = (ObjectNode) edge.path("node");
            ((ObjectNode) node.path("variants")).putObject("pageInfo").put("hasNextPage", false);
            ObjectNode collections = node.putObject("collections");
            collections.putArray("nodes");
            collections.putObject("pageInfo").put("hasNextPage", false);
            nodes.add(node);
        }
        ((ObjectNode) connection.path("pageInfo")).put("hasNextPage", hasNext);
        return answer.toString();
    }

    @Test
    void whatChangedIsRead() {
        shelve("products", "variants", "products_incremental");
        int products = shop.shelves.get("products").size();
        try (SourceWalk walk = source(EntityType.PRODUCT)
                .changedSince(EntityType.PRODUCT, "2026-06-05T00:00:00Z")
                .orElseThrow()) {
            assertThat(all(walk))
                    .filteredOn(record -> !record.data().has("parent_id")
                            || record.data().path("parent_id").isNull())
                    .hasSize(products);
        }
    }

    @Test
    void customersAreRead() {
        shelve("customers", "", "customers_p1");
        List<SourceRecord> all = all(EntityType.CUSTOMER);
        assertThat(all).hasSize(50);
        assertThat(all.getFirst().externalId()).isEqualTo("7000000000011");
        assertThat(all.getFirst().data().path("email").asString()).isEqualTo("shop1@example.test");
    }

    @Test
    void ordersAreRead() {
        shelve("orders", "lineItems", "orders_p1");
        List<SourceRecord> all = all(EntityType.ORDER);
        assertThat(all).hasSize(30);
        JsonNode first = all.getFirst().data();
        assertThat(first.path("total").asString()).isEqualTo("527.90");
        assertThat(first.path("lines").path(0).path("price").asString()).isEqualTo("172.67");
        assertThat(first.path("lines")).hasSize(2);
    }

    @Test
    void theCountsAreTheAnnouncedTotal() {
        JsonNode counts = json("counts").path("data");
        shop.counts.put("customersCount", counts.path("customersCount").toString());
        try (SourceWalk walk = walk(EntityType.CUSTOMER)) {
            walk.next();
            assertThat(walk.announced()).hasValue(300);
        }
    }

    @Test
    void aBulkOperationIsFollowedToItsResult() {
        for (int i = 1; i <= 110; i++) {
            shop.add("products", product(i, ""));
        }
        shop.counts.put("productsCount", "{'count':30000,'precision':'EXACT'}");
        String result = text("bulk_result_head.jsonl");
        String whole = result.substring(0, result.lastIndexOf('\n') + 1);
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            assertThat(walk.next()).hasSize(50);
            shop.faults.add(asked -> null);
            shop.faults.add(asked -> text("bulk_second_refused_2025_10.json"));
            assertThat(catchThrowableOfType(SourceFault.class, walk::next).reason())
                    .contains("Another bulk operation");
            shop.faults.add(asked -> text("bulk_start.json"));
            assertThat(walk.next()).hasSize(50);
            shop.faults.add(asked -> progress("bulk_running"));
            assertThat(catchThrowableOfType(SourceFault.class, walk::next).reason())
                    .contains("264 so far");
            shop.bulk.result = whole;
            shop.faults.add(asked -> progress("bulk_completed"));
            assertThat(all(walk)).hasSize((int) whole.lines().count());
            assertThat(walk.unseen()).singleElement().asString().contains("1,800 objects");
        }
    }

    /** They were asked for the current operation, we ask for ours. */
    private String progress(String name) {
        ObjectNode answer = (ObjectNode) json(name);
        ObjectNode data = (ObjectNode) answer.path("data");
        ObjectNode operation = (ObjectNode) data.remove("currentBulkOperation");
        if (operation.path("url").isString()) {
            operation.put("url", shop.bulk.host.uri("/bulk/1001.jsonl").toString());
        }
        data.set("node", operation);
        return answer.toString();
    }
}
