package com.mantisnxt.sync.demo.shop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All that the shop has, by the path of its list. It changes a little every few seconds, whether anybody looks or not. */
final class Stock {

    private static final int PRODUCTS = 2_400;
    private static final int CUSTOMERS = 900;
    private static final int ORDERS = 1_500;
    private static final int EACH_VARIABLE = 16;
    private static final Duration STEP = Duration.ofSeconds(6);
    private static final int MOST_STEPS = 500;

    private final Map<String, List<ObjectNode>> lists = new HashMap<>();
    private final Goods goods = new Goods();
    private final Clock clock;
    private long lastId = 10;
    private Instant changedTo;

    Stock(Clock clock) {
        this.clock = clock;
        this.changedTo = clock.instant();
        Instant opened = Instant.parse("2026-01-05T08:00:00Z");
        for (int i = 0; i < PRODUCTS; i++) {
            product(opened.plusSeconds(600L * i), i % EACH_VARIABLE == 0);
        }
        for (int i = 1; i <= CUSTOMERS; i++) {
            list("customers").add(goods.customer(i, opened.plusSeconds(1_000L * i)));
        }
        for (int i = 0; i < ORDERS; i++) {
            order(opened.plusSeconds(3_000L * i));
        }
        terms();
    }

    private void product(Instant at, boolean isVariable) {
        ObjectNode product = goods.product(++lastId, at);
        list("products").add(product);
        if (!isVariable) {
            return;
        }
        product.put("type", "variable")
                .put("regular_price", product.path("price").asString());
        List<ObjectNode> variations = list("products/" + lastId + "/variations");
        for (int number = 0; number < 4 + goods.dice(5); number++) {
            variations.add(goods.variation(++lastId, product, number));
            product.withArray("variations").add(lastId);
        }
    }

    private void order(Instant at) {
        list("orders").add(goods.order(++lastId, at, list("products")));
    }

    private void terms() {
        for (int i = 0; i < Goods.CATEGORIES.size(); i++) {
            list("products/categories")
                    .add(term(i + 1, Goods.CATEGORIES.get(i))
                            .put("parent", i % 4 == 3 ? i : 0)
                            .put("description", ""));
        }
        attribute(1, "Size", Goods.SIZES);
        attribute(2, "Colour", Goods.COLOURS);
    }

    private void attribute(int id, String name, List<String> values) {
        list("products/attributes").add(term(id, name).put("type", "select"));
        for (int i = 0; i < values.size(); i++) {
            list("products/attributes/" + id + "/terms").add(term(100 * id + i, values.get(i)));
        }
    }

    private static ObjectNode term(int id, String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("name", name)
                .put("slug", "term-" + id);
    }

    private List<ObjectNode> list(String path) {
        return lists.computeIfAbsent(path, any -> new ArrayList<>());
    }

    /** The rows of a list as they are now, in the order of their ids. */
    synchronized List<ObjectNode> now(String path) {
        Instant now = clock.instant();
        for (int steps = 0; steps < MOST_STEPS && changedTo.plus(STEP).isBefore(now); steps++) {
            changedTo = changedTo.plus(STEP);
            change(changedTo);
        }
        return lists.getOrDefault(path, List.of()).stream()
                .map(ObjectNode::deepCopy)
                .toList();
    }

    synchronized boolean has(String path) {
        return lists.containsKey(path) || path.matches("products/\\d{1,18}/variations");
    }

    /** A product or a variation; null where there is none. */
    synchronized @Nullable ObjectNode find(String id) {
        ObjectNode row = row("products", id);
        return row == null ? null : row.deepCopy();
    }

    private @Nullable ObjectNode row(String below, String id) {
        return lists.entrySet().stream()
                .filter(list -> list.getKey().equals(below) || list.getKey().startsWith(below + "/"))
                .flatMap(list -> list.getValue().stream())
                .filter(row -> row.path("id").asString("").equals(id) && row.has("sku"))
                .findFirst()
                .orElse(null);
    }

    /**
     * Puts fields onto a row of a list, or makes one.
     *
     * @param id empty for a new one
     * @return as it is then; null where there is none
     */
    synchronized @Nullable ObjectNode put(String path, String id, ObjectNode fields) {
        Instant now = clock.instant();
        ObjectNode row = list(path).stream()
                .filter(one -> !id.isEmpty() && one.path("id").asString("").equals(id))
                .findFirst()
                .orElse(null);
        if (row == null && id.isEmpty() && path.equals("products")) {
            row = goods.product(++lastId, now);
            list(path).add(row);
        }
        if (row == null) {
            return null;
        }
        Goods.keep(row, fields);
        Goods.changed(row, now);
        return row.deepCopy();
    }

    synchronized boolean isTaken(String sku, String id) {
        return lists.entrySet().stream()
                .filter(list -> list.getKey().startsWith("products"))
                .flatMap(list -> list.getValue().stream())
                .anyMatch(row -> row.path("sku").asString("").equalsIgnoreCase(sku)
                        && !row.path("id").asString("").equals(id));
    }

    private void change(Instant at) {
        List<ObjectNode> products = list("products");
        ObjectNode product = products.get(goods.dice(products.size()));
        switch (goods.dice(12)) {
            case 0 -> product(at, false);
            case 1 -> throwAway(product);
            case 2, 3, 4 -> order(at);
            case 5 -> list("orders").get(goods.dice(list("orders").size())).put("status", "completed");
            case 6, 7 -> variationOf(product, at);
            case 8, 9 -> goods.stock(product);
            default -> goods.reprice(product);
        }
        Goods.changed(product, at);
    }

    /** Somebody buys something: an order more, and fewer of the product. */
    synchronized Sale sell() {
        Instant now = clock.instant();
        List<ObjectNode> products = list("products");
        ObjectNode product = products.get(goods.dice(products.size()));
        order(now);
        goods.stock(product);
        Goods.changed(product, now);
        return new Sale(list("orders").getLast().deepCopy(), product.deepCopy());
    }

    /** What a sale leaves. */
    record Sale(ObjectNode order, ObjectNode product) {}

    private void throwAway(ObjectNode product) {
        product.put("status", "trash").putArray("variations");
        lists.getOrDefault("products/" + product.path("id").asLong() + "/variations", List.of())
                .forEach(variation -> variation.put("status", "trash"));
    }

    private void variationOf(ObjectNode product, Instant at) {
        List<ObjectNode> variations = lists.get("products/" + product.path("id").asLong() + "/variations");
        if (variations != null && !variations.isEmpty()) {
            ObjectNode variation = variations.get(goods.dice(variations.size()));
            goods.reprice(variation);
            Goods.changed(variation, at);
        }
    }
}
