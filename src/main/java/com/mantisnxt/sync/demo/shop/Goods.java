package com.mantisnxt.sync.demo.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes one made-up thing after the other, as WooCommerce writes it. */
final class Goods {

    static final List<String> CATEGORIES = List.of(
            "Jackets",
            "Camping &amp; Stoves",
            "Обувь",
            "寝袋",
            "Lampen",
            "Ζεστά",
            "Corde",
            "أحذية",
            "Tea &amp; Mugs",
            "Zelte");
    static final List<String> SIZES = List.of("S", "M", "L", "XL");
    static final List<String> COLOURS = List.of("Moss", "Sand", "Blau", "赤", "Чёрный");

    private static final List<String> KINDS = List.of(
            "Trail jacket",
            "Camp stove",
            "Ботинки",
            "寝袋",
            "Stirnlampe",
            "Μπουφάν",
            "Corde d’escalade",
            "حذاء",
            "Tea mug",
            "Zelt für zwei");
    private static final List<String> FIRST =
            List.of("Jörg", "Олена", "美咲", "Zoë", "Łukasz", "Ελένη", "Amélie", "ليلى");
    private static final List<String> LAST =
            List.of("Müller", "Шевченко", "佐藤", "Krüger", "Wójcik", "Παπαδοπούλου", "Lefèvre", "حداد");
    private static final List<String> PLACES = List.of("DE", "UA", "JP", "NL", "PL", "GR", "FR", "AE");
    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "EUR", "UAH", "JPY", "KWD");
    private static final List<String> STATES =
            List.of("processing", "completed", "completed", "on-hold", "pending", "cancelled");
    private static final DateTimeFormatter WITHOUT_ZONE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Random random = new Random(1848);

    static void changed(ObjectNode row, Instant at) {
        row.put("date_modified", WITHOUT_ZONE.format(at.plusSeconds(7200)))
                .put("date_modified_gmt", WITHOUT_ZONE.format(at));
    }

    /** What was sent, and what follows of it. */
    static void keep(ObjectNode row, ObjectNode fields) {
        fields.properties().stream()
                .filter(field -> !field.getKey().equals("id"))
                .forEach(field -> row.set(field.getKey(), field.getValue()));
        if (!row.path("manage_stock").asBoolean(false)) {
            row.putNull("stock_quantity");
        }
        String sale = row.path("sale_price").asString("");
        row.put("price", sale.isEmpty() ? row.path("regular_price").asString("") : sale);
    }

    private static ObjectNode row(long id, Instant at) {
        ObjectNode row = NODES.objectNode()
                .put("id", id)
                .put("date_created", WITHOUT_ZONE.format(at.plusSeconds(7200)))
                .put("date_created_gmt", WITHOUT_ZONE.format(at));
        changed(row, at);
        return row;
    }

    ObjectNode product(long id, Instant at) {
        int kind = random.nextInt(KINDS.size());
        ObjectNode product = row(id, at)
                .put("name", KINDS.get(kind) + " №" + id)
                .put("slug", "product-" + id)
                .put("type", "simple")
                .put("status", id % 67 == 0 ? "draft" : id % 101 == 0 ? "private" : "publish")
                .put("sku", "NW-%05d".formatted(id))
                .put("parent_id", 0)
                .put("weight", id % 3 == 0 ? "" : String.valueOf(random.nextInt(4000) / 1000.0));
        stock(product);
        price(product);
        product.putArray("categories").add(term(kind + 1, CATEGORIES.get(kind)));
        product.putArray("variations");
        product.putArray("attributes");
        return product;
    }

    ObjectNode variation(long id, ObjectNode product, int number) {
        String size = SIZES.get(number % SIZES.size());
        String colour = COLOURS.get(number / SIZES.size() % COLOURS.size());
        ObjectNode variation = row(
                        id, Instant.parse(product.path("date_created_gmt").asString() + "Z"))
                .put("name", size + ", " + colour)
                .put("status", "publish")
                .put("sku", product.path("sku").asString() + "-" + number)
                .put("parent_id", product.path("id").asLong())
                .put("weight", "");
        stock(variation);
        price(variation);
        ArrayNode attributes = variation.putArray("attributes");
        attributes.add(NODES.objectNode().put("name", "Size").put("option", size));
        attributes.add(NODES.objectNode().put("name", "Colour").put("option", colour));
        return variation;
    }

    private void price(ObjectNode row) {
        price(row, BigDecimal.valueOf(500 + random.nextInt(30_000), 2));
    }

    /** A little up or down, and now and then a jump that is worth a look. */
    void reprice(ObjectNode row) {
        int percent = random.nextInt(12) == 0 ? 190 : 94 + random.nextInt(14);
        BigDecimal before = new BigDecimal(row.path("regular_price").asString());
        BigDecimal price = before.multiply(BigDecimal.valueOf(percent, 2)).setScale(2, RoundingMode.HALF_UP);
        price(row, price.min(new BigDecimal("900")).max(new BigDecimal("4")));
    }

    private void price(ObjectNode row, BigDecimal exact) {
        String price = exact.toPlainString();
        boolean isOnSale = random.nextInt(8) == 0;
        String sale = exact.subtract(BigDecimal.ONE).toPlainString();
        row.put("regular_price", price).put("sale_price", isOnSale ? sale : "").put("price", isOnSale ? sale : price);
    }

    /** Some are not counted, and some are sold before they are there. */
    void stock(ObjectNode row) {
        boolean isCounted = random.nextInt(5) > 0;
        int count = random.nextInt(90) - 3;
        row.put("manage_stock", isCounted)
                .put("stock_status", !isCounted || count > 0 ? "instock" : "onbackorder")
                .put("stock_quantity", isCounted ? (Integer) count : null);
    }

    private static ObjectNode term(int id, String name) {
        return NODES.objectNode().put("id", id).put("name", name).put("slug", "term-" + id);
    }

    ObjectNode customer(long id, Instant at) {
        int who = random.nextInt(FIRST.size());
        ObjectNode customer = row(id, at)
                .put("email", "customer" + id + "@shop.example")
                .put("first_name", FIRST.get(who))
                .put("last_name", LAST.get(random.nextInt(LAST.size())))
                .put("role", id == 1 ? "administrator" : "customer")
                .put("username", "customer" + id);
        customer.putObject("billing")
                .put("company", id % 9 == 0 ? "Müller & 佐藤 GmbH" : "")
                .put("address_1", "Street " + id)
                .put("address_2", "")
                .put("city", "City " + id % 40)
                .put("postcode", "%05d".formatted(id * 13 % 100_000))
                .put("country", PLACES.get(who))
                .put("state", "")
                .put("phone", "+00 %07d".formatted(id));
        return customer;
    }

    /** @param products of which some are ordered */
    ObjectNode order(long id, Instant at, List<ObjectNode> products) {
        ObjectNode order = row(id, at)
                .put("number", String.valueOf(id))
                .put("status", STATES.get(random.nextInt(STATES.size())))
                .put("currency", CURRENCIES.get(random.nextInt(CURRENCIES.size())))
                .put("customer_id", random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(800));
        order.putObject("billing")
                .put("email", "customer" + order.path("customer_id").asInt() + "@shop.example");
        BigDecimal total = lines(order.putArray("line_items"), products);
        order.put("total", total.toPlainString())
                .put(
                        "total_tax",
                        total.multiply(new BigDecimal("0.19"))
                                .setScale(2, RoundingMode.HALF_UP)
                                .toPlainString())
                .put("discount_total", "0.00")
                .put("shipping_total", "4.90");
        ArrayNode refunds = order.putArray("refunds");
        if (id % 40 == 0) {
            refunds.add(NODES.objectNode()
                    .put("id", id + 1_000_000)
                    .put("reason", "Zu klein")
                    .put("total", "-1.00"));
        }
        return order;
    }

    private BigDecimal lines(ArrayNode lines, List<ObjectNode> products) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i <= random.nextInt(4); i++) {
            ObjectNode product = products.get(random.nextInt(products.size()));
            int quantity = 1 + random.nextInt(3);
            BigDecimal total =
                    new BigDecimal(product.path("regular_price").asString()).multiply(BigDecimal.valueOf(quantity));
            sum = sum.add(total);
            lines.add(NODES.objectNode()
                    .put("id", i + 1)
                    .put("name", product.path("name").asString())
                    .put("sku", product.path("sku").asString())
                    .put("quantity", quantity)
                    .put("price", total.doubleValue() / quantity)
                    .put("total", total.toPlainString()));
        }
        return sum;
    }

    int dice(int sides) {
        return random.nextInt(sides);
    }
}
