package com.mantisnxt.sync.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.StandIn;
import com.mantisnxt.sync.connector.http.Doors;
import com.mantisnxt.sync.connector.http.Outgoing;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole shop as it was recorded, replayed page by page. */
class RecordedShopTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, String> tapes = new HashMap<>(
            Map.of("products", "products_by_id", "orders", "orders_by_id", "customers", "customers_by_id"));
    private final StandIn standIn = new StandIn(this::replay);
    private final Outgoing outgoing = Doors.toOpen(large());

    private static com.mantisnxt.sync.connector.ConnectorProperties large() {
        var usual = Doors.properties();
        return new com.mantisnxt.sync.connector.ConnectorProperties(
                false,
                usual.connectWait(),
                java.time.Duration.ofSeconds(10),
                usual.wholeWait(),
                DataSize.ofMegabytes(50),
                usual.largestRecord(),
                usual.largestUpload());
    }

    @AfterEach
    void shut() throws IOException {
        standIn.close();
        outgoing.destroy();
    }

    private void replay(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Map<String, String> query = StandIn.query(exchange);
        String list = path.substring(path.indexOf(Shop.INTERFACE) + Shop.INTERFACE.length());
        String tape = tapes.get(list);
        if (list.equals("data/currencies/current")) {
            Recorded.single("currency").replay(exchange);
        } else if (tape == null || query.getOrDefault("status", "any").equals("trash")) {
            empty(exchange);
        } else {
            Recorded page = Recorded.page(tape, Integer.parseInt(query.getOrDefault("page", "1")));
            if (page.exists()) {
                page.replay(exchange);
            } else {
                empty(exchange);
            }
        }
    }

    private static void empty(HttpExchange exchange) throws IOException {
        StandIn.send(
                exchange,
                200,
                "application/json",
                "[]".getBytes(StandardCharsets.UTF_8),
                "X-WP-Total",
                "0",
                "X-WP-TotalPages",
                "0");
    }

    private SourceWalk walk(EntityType entity) {
        return ShopFixture.source(standIn.uri("/"), outgoing, entity).walk(entity);
    }

    private static Map<String, JsonNode> rows(String tape) throws IOException {
        Map<String, JsonNode> rows = new HashMap<>();
        for (int page = 1; Recorded.page(tape, page).exists(); page++) {
            for (JsonNode row : JSON.readTree(Recorded.page(tape, page).body())) {
                rows.put(row.path("id").asString(), row);
            }
        }
        return rows;
    }

    @Test
    void everyProductComesOnceWithItsValues() throws IOException {
        Map<String, JsonNode> rows = rows("products_by_id");
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            List<SourceRecord> all = ShopFixture.all(walk);
            assertThat(ShopFixture.ids(all)).hasSize(2002).doesNotHaveDuplicates();
            assertThat(walk.announced()).hasValue(2002);
            assertThat(walk.unseen()).isEmpty();
            all.forEach(record -> product(record, rows.getOrDefault(record.externalId(), JSON.nullNode())));
        }
    }

    private static void product(SourceRecord record, JsonNode row) {
        JsonNode data = record.data();
        assertThat(data.path("name").asString()).isEqualTo(row.path("name").asString());
        assertThat(data.path("sku").asString("")).isEqualTo(row.path("sku").asString());
        assertThat(data.path("type").asString()).isEqualTo(row.path("type").asString());
        assertThat(data.path("currency").asString()).isEqualTo("EUR");
        for (String money : List.of("price", "regular_price", "sale_price")) {
            String said = row.path(money).asString();
            assertThat(data.path(money).isNull()).isEqualTo(said.isEmpty());
            assertThat(data.path(money).asString("")).isEqualTo(said.isEmpty() ? "" : cents(said));
        }
        assertThat(data.path("stock_quantity").isNull())
                .isEqualTo(row.path("stock_quantity").isNull());
        assertThat(data.path("stock_quantity").asInt(0))
                .isEqualTo(row.path("stock_quantity").asInt(0));
        assertThat(data.path("created_at").asString()).isEqualTo(time(row));
        assertThat(data.path("status")).isEqualTo(row.path("status"));
        assertThat(data.path("manage_stock")).isEqualTo(row.path("manage_stock"));
        assertThat(data.path("parent_id").isNull()).isTrue();
        String weight = row.path("weight").asString();
        assertThat(data.path("weight").isNull()).isEqualTo(weight.isEmpty());
        assertThat(data.path("weight").decimalValue(BigDecimal.ZERO))
                .isEqualByComparingTo(weight.isEmpty() ? BigDecimal.ZERO : new BigDecimal(weight));
        assertThat(texts(data.path("categories"), ""))
                .containsExactlyInAnyOrderElementsOf(texts(row.path("categories"), "/name"));
    }

    private static List<String> texts(JsonNode list, String pointer) {
        return list.values().stream()
                .map(one -> HtmlUtils.htmlUnescape(one.at(pointer).asString()))
                .toList();
    }

    private static String time(JsonNode row) {
        return row.path("date_created_gmt").asString() + "Z";
    }

    /** An empty text is nothing. */
    private static void same(SourceRecord record, String name, JsonNode said) {
        assertThat(record.data().path(name).asString(""))
                .as(name + " of " + record.externalId())
                .isEqualTo(said.asString(""));
        assertThat(record.data().path(name).isNull())
                .as(name + " of " + record.externalId())
                .isEqualTo(said.asString("").isEmpty());
    }

    private static String cents(String said) {
        return new BigDecimal(said).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** In the usual order 1,818 of 2,002 came, the others being replaced by some that came twice. */
    @Test
    void aWalkInTheUsualOrderIsKnownToBeIncomplete() {
        tapes.put("products", "products_default");
        assertThat(Recorded.page("products_default", 1).exists()).isTrue();
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            List<String> ids = ShopFixture.ids(ShopFixture.all(walk));
            assertThat(walk.announced()).hasValue(2002);
            assertThat(ids.stream().distinct().count()).isEqualTo(1818);
        }
    }

    @Test
    void everyUserComesOnce() throws IOException {
        Map<String, JsonNode> rows = rows("customers_by_id");
        try (SourceWalk walk = walk(EntityType.CUSTOMER)) {
            List<SourceRecord> all = ShopFixture.all(walk);
            assertThat(ShopFixture.ids(all))
                    .hasSizeGreaterThanOrEqualTo(501)
                    .containsExactlyInAnyOrderElementsOf(rows.keySet());
            assertThat(walk.announced()).hasValue(all.size());
            all.forEach(record -> customer(record, rows.getOrDefault(record.externalId(), JSON.nullNode())));
        }
    }

    private static void customer(SourceRecord record, JsonNode row) {
        JsonNode billing = row.path("billing");
        List.of("email", "first_name", "last_name").forEach(name -> same(record, name, row.path(name)));
        List.of("company", "phone", "city", "postcode", "state", "country")
                .forEach(name -> same(record, name, billing.path(name)));
        same(record, "street", billing.path("address_1"));
        same(record, "street2", billing.path("address_2"));
        assertThat(record.data().path("created_at").asString()).isEqualTo(time(row));
        String name = String.join(
                        " ",
                        row.path("first_name").asString(),
                        row.path("last_name").asString())
                .strip();
        assertThat(record.data().path("name").asString("")).isNotBlank();
        if (!name.isEmpty()) {
            assertThat(record.data().path("name").asString()).isEqualTo(name);
        }
    }

    @Test
    void everyOrderComesOnceWithItsLines() throws IOException {
        Map<String, JsonNode> rows = rows("orders_by_id");
        try (SourceWalk walk = walk(EntityType.ORDER)) {
            List<SourceRecord> all = ShopFixture.all(walk);
            assertThat(ShopFixture.ids(all))
                    .hasSizeGreaterThanOrEqualTo(1000)
                    .containsExactlyInAnyOrderElementsOf(rows.keySet());
            assertThat(walk.announced()).hasValue(all.size());
            all.forEach(record -> order(record, rows.getOrDefault(record.externalId(), JSON.nullNode())));
        }
    }

    private static void order(SourceRecord record, JsonNode row) {
        JsonNode data = record.data();
        assertThat(data.path("total").asString()).isEqualTo(row.path("total").asString());
        assertThat(data.path("currency").asString())
                .isEqualTo(row.path("currency").asString());
        assertThat(prices(data.path("lines"))).isEqualTo(prices(row.path("line_items")));
        assertThat(refunds(data.path("refunds"))).isEqualTo(refunds(row.path("refunds")));
        List.of("number", "status").forEach(name -> same(record, name, row.path(name)));
        same(record, "tax_total", row.path("total_tax"));
        List.of("discount_total", "shipping_total").forEach(name -> same(record, name, row.path(name)));
        same(record, "customer_email", row.at("/billing/email"));
        assertThat(data.path("customer_id").asString("0"))
                .isEqualTo(row.path("customer_id").asString());
        assertThat(data.path("ordered_at").asString()).isEqualTo(time(row));
        assertThat(data.path("lines").toString()).doesNotContain("000000").doesNotContain("99999");
    }

    private static List<String> prices(JsonNode lines) {
        return lines.values().stream()
                .map(line -> cents(line.path("price").asString()) + " "
                        + line.path("sku").asString("") + " "
                        + line.path("name").asString() + " "
                        + line.path("quantity").asString() + " "
                        + line.path("total").asString())
                .collect(Collectors.toList());
    }

    private static List<String> refunds(JsonNode refunds) {
        return refunds.values().stream()
                .map(refund -> refund.path("id").asString() + " "
                        + cents(refund.path("total").asString()) + " "
                        + refund.path("reason").asString(""))
                .toList();
    }
}
