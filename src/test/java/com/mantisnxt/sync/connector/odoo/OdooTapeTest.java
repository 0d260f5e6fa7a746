package com.mantisnxt.sync.connector.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A whole Odoo 17 as it was recorded, given out page by page of at most 200. */
class OdooTapeTest extends OdooFixture {

    private static final int TAPED = 200;

    @BeforeEach
    void insert() {
        RecordedOdoo.assumeThere();
        tape("product.product", RecordedOdoo.fields("odoo/fields_get_product.json"));
        tape("res.partner", RecordedOdoo.fields("odoo/fields_get_partner.json"));
        tape(
                "sale.order",
                "name:char state:selection partner_id:many2one amount_total:monetary currency_id:many2one"
                        + " date_order:datetime order_line:one2many write_date:datetime");
        tape(
                "account.move",
                "name:char state:selection move_type:selection partner_id:many2one amount_total:monetary"
                        + " currency_id:many2one invoice_date:date write_date:datetime");
        tape("product.category", "name:char parent_id:many2one write_date:datetime");
        odoo.table(
                "res.currency",
                "name:char rounding:float decimal_places:integer",
                RecordedOdoo.rows(RecordedOdoo.FIXTURES.resolve("odoo/res_currency.json")));
    }

    private void tape(String model, String typed) {
        List<ObjectNode> rows =
                RecordedOdoo.tape(model).stream().flatMap(List::stream).toList();
        odoo.table(model, typed, rows);
        odoo.instead(model + ".search_read", call -> firstPage((ArrayNode) odoo.usual(call)));
    }

    private void tape(String model, ObjectNode description) {
        List<ObjectNode> rows =
                RecordedOdoo.tape(model).stream().flatMap(List::stream).toList();
        odoo.described(model, description, rows);
        odoo.instead(model + ".search_read", call -> firstPage((ArrayNode) odoo.usual(call)));
    }

    /** Fewer than were asked for: a short page is not the last one. */
    private static JsonNode firstPage(ArrayNode rows) {
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < Math.min(TAPED, rows.size()); i++) {
            page.add(rows.get(i));
        }
        return page;
    }

    @Test
    void all1535VariantsArriveOnceWithRightValues() {
        Map<String, SourceRecord> records = once(source(EntityType.PRODUCT).walk(EntityType.PRODUCT), 1535);
        for (ObjectNode row : taped("product.product")) {
            ObjectNode data = records.get(row.path("id").asString()).data();
            assertThat(data.path("sku")).isEqualTo(row(row, "default_code"));
            assertThat(data.path("barcode")).isEqualTo(row(row, "barcode"));
            assertThat(data.path("name")).isEqualTo(row.path("name"));
            assertThat(data.path("price").asString()).isEqualTo(money(row, "lst_price"));
            assertThat(data.path("currency").asString()).isEqualTo("USD");
            assertThat(data.path("type")).isEqualTo(row.path("detailed_type"));
            assertThat(data.path("manage_stock").asBoolean())
                    .isEqualTo(row.path("detailed_type").asString().equals("product"));
            assertThat(data.path("categories").path(0)).isEqualTo(row.at("/categ_id/1"));
            assertThat(data.path("parent_id").asString())
                    .isEqualTo(row.at("/product_tmpl_id/0").asString());
        }
    }

    @Test
    void floatNoiseIsNoPrice() {
        Map<String, SourceRecord> records = once(source(EntityType.PRODUCT).walk(EntityType.PRODUCT), 1535);
        Set<String> noisy = taped("product.product").stream()
                .filter(row -> row.path("lst_price").decimalValue().scale() > 2)
                .map(row -> row.path("id").asString())
                .collect(Collectors.toSet());
        assertThat(noisy).isNotEmpty();
        assertThat(noisy)
                .allSatisfy(
                        id -> assertThat(records.get(id).data().path("price").asString())
                                .matches("\\d+\\.\\d\\d"));
    }

    @Test
    void all948PartnersArriveOnceWithRightValues() {
        Map<String, SourceRecord> records =
                once(source(EntityType.CUSTOMER, RPC, "{'which':'all'}", "[]").walk(EntityType.CUSTOMER), 948);
        for (ObjectNode row : taped("res.partner")) {
            ObjectNode data = records.get(row.path("id").asString()).data();
            for (String name : List.of("name", "email", "phone", "street", "city", "vat")) {
                assertThat(data.path(name)).as(name + " of " + row).isEqualTo(row(row, name));
            }
            assertThat(data.path("postcode")).isEqualTo(row(row, "zip"));
            assertThat(data.path("country").asString(""))
                    .isEqualTo(row.at("/country_id/1").asString(""));
        }
    }

    @Test
    void customersAndSuppliersAreTheRankedOnes() {
        assertThat(all(EntityType.CUSTOMER)).hasSize(402);
        assertThat(all(EntityType.SUPPLIER)).hasSize(1);
    }

    @Test
    void all224OrdersArriveOnceWithRightValues() {
        String mapping = "[{'from':'name','to':'number','type':'text'},{'from':'state','to':'status'},"
                + "{'from':'amount_total','to':'total','type':'text'},{'from':'/partner_id/0','to':'customer_id'},"
                + "{'from':'customer_email'},{'from':'date_order','to':'ordered_at','type':'time'}]";
        Map<String, SourceRecord> records =
                once(source(EntityType.ORDER, RPC, "{}", mapping).walk(EntityType.ORDER), 224);
        Map<Long, JsonNode> emails = taped("res.partner").stream()
                .collect(Collectors.toMap(row -> row.path("id").asLong(), row -> row(row, "email")));
        for (ObjectNode row : taped("sale.order")) {
            ObjectNode data = records.get(row.path("id").asString()).data();
            assertThat(data.path("number")).isEqualTo(row.path("name"));
            assertThat(data.path("status")).isEqualTo(row.path("state"));
            assertThat(data.path("total").asString()).isEqualTo(money(row, "amount_total"));
            assertThat(data.path("customer_email"))
                    .isEqualTo(emails.get(row.at("/partner_id/0").asLong()));
            assertThat(data.path("ordered_at").asString())
                    .isEqualTo(row.path("date_order").asString().replace(' ', 'T') + "Z");
        }
    }

    @Test
    void all104MovesArriveOnceAndThoseToCustomersAreTheInvoices() {
        var everyMove = new Shape(
                "account.move", TAPED, Shape.EVERYTHING, List.of(), List.of(), List.of(), Usual.mapping("name number"));
        var reading = new Reading(new Odoo(new JsonRpc(access(), wire()), ""));
        once(new OdooWalk(everyMove, setup(EntityType.INVOICE, "{}", "[]"), reading, null), 104);

        String mapping = "[{'from':'invoice_number','to':'number'},{'from':'amount_total','to':'total'},"
                + "{'from':'invoice_date','to':'invoiced_at','type':'time'}]";
        Map<String, SourceRecord> invoices =
                once(source(EntityType.INVOICE, RPC, "{}", mapping).walk(EntityType.INVOICE), 89);
        for (ObjectNode row : taped("account.move")) {
            SourceRecord invoice = invoices.get(row.path("id").asString());
            assertThat(invoice != null)
                    .isEqualTo(row.path("move_type").asString().startsWith("out_"));
            if (invoice != null) {
                assertThat(invoice.data().path("total").asString()).isEqualTo(money(row, "amount_total"));
                assertThat(invoice.data().path("number").isNull())
                        .isEqualTo(row.path("name").asString().equals("/"));
            }
        }
    }

    @Test
    void categoriesKnowTheirParents() {
        Map<String, SourceRecord> records = once(source(EntityType.CATEGORY).walk(EntityType.CATEGORY), 9);
        assertThat(records.get("6").data()).hasToString("{\"name\":\"Saleable\",\"parent_id\":\"5\"}");
    }

    @Test
    void ordersComeWithTheirRecordedLinesAndThoseWithoutAllOfThemAreTold() {
        Path recorded = RecordedOdoo.FIXTURES.resolve("odoo");
        odoo.table(
                "sale.order.line",
                "name:char product_id:many2one product_uom_qty:float:2 price_unit:float:2 price_subtotal:monetary"
                        + " display_type:selection",
                RecordedOdoo.rows(recorded.resolve("sale_order_line.json")));
        SourceWalk walk = source(EntityType.ORDER).walk(EntityType.ORDER);
        List<SourceRecord> orders = all(walk);
        assertThat(orders).hasSizeLessThan(224).isNotEmpty();
        assertThat(orders.getFirst().data().path("lines"))
                .hasToString("[{\"sku\":\"FURN_6666\",\"name\":\"[FURN_6666] Acoustic Bloc Screens\",\"quantity\":3,"
                        + "\"price\":\"295.00\",\"total\":\"885.00\"},"
                        + "{\"sku\":\"FURN_8888\",\"name\":\"[FURN_8888] Office Lamp\",\"quantity\":5,"
                        + "\"price\":\"145.00\",\"total\":\"725.00\"},"
                        + "{\"sku\":\"FURN_7777\",\"name\":\"[FURN_7777] Office Chair\",\"quantity\":2,"
                        + "\"price\":\"65.00\",\"total\":\"130.00\"}]");
        assertThat(walk.announced()).hasValue(224);
        assertThat(walk.unseen())
                .singleElement()
                .asString()
                .startsWith(224 - orders.size() + " records lead to others that Odoo did not give");
    }

    /** As PostgreSQL may: among equals each question gets an order of its own. */
    @Test
    void whereAWalkByOffsetLosesVariantsTheCountOfDistinctIdsShowsIt() {
        List<ObjectNode> rows = new ArrayList<>(taped("product.product"));
        Set<String> distinct = new HashSet<>();
        for (int offset = 0; offset < rows.size(); offset += TAPED) {
            Collections.shuffle(rows, new Random(offset));
            rows.sort(Comparator.comparing(row -> row.path("write_date").asString()));
            rows.stream()
                    .skip(offset)
                    .limit(TAPED)
                    .forEach(row -> distinct.add(row.path("id").asString()));
        }
        long announced = new Odoo(new JsonRpc(access(), wire()), "").count("product.product", Domain.all());
        assertThat(announced).isEqualTo(1535);
        assertThat((long) distinct.size()).isBetween(1000L, announced - 100);
        assertThat(source(EntityType.PRODUCT).ids(EntityType.PRODUCT).map(OdooFixture::all))
                .hasValueSatisfying(ids -> assertThat(ids)
                        .extracting(SourceRecord::externalId)
                        .doesNotHaveDuplicates()
                        .hasSize(1535));
    }

    private Access access() {
        return new Access(standIn.uri("/"), OdooStandIn.DATABASE, OdooStandIn.USER, OdooStandIn.KEY);
    }

    private Wire wire() {
        return new Wire(outgoing, java.time.Clock.systemUTC(), 1 << 20);
    }

    private static List<ObjectNode> taped(String model) {
        return RecordedOdoo.tape(model).stream().flatMap(List::stream).toList();
    }

    private static Map<String, SourceRecord> once(SourceWalk walk, int count) {
        List<SourceRecord> all = all(walk);
        Map<String, SourceRecord> byId =
                new HashMap<>(all.stream().collect(Collectors.toMap(SourceRecord::externalId, Function.identity())));
        assertThat(all).hasSize(count);
        assertThat(walk.announced()).hasValue(count);
        assertThat(walk.unseen()).isEmpty();
        assertThat(all).extracting(SourceRecord::state).containsOnly(RecordState.ACTIVE);
        return byId;
    }

    private static JsonNode row(ObjectNode row, String name) {
        JsonNode value = row.path(name);
        return value.isBoolean() ? JsonNodeFactory.instance.nullNode() : value;
    }

    private static String money(ObjectNode row, String name) {
        return row.path(name).decimalValue().setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
