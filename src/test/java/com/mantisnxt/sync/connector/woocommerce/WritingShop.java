package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.StandIn;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NoSuchElementException;
import tools.jackson.databind.node.ObjectNode;

/** A shop that takes changes, for tests of others. */
public final class WritingShop implements AutoCloseable {

    private final ShopOfATest shop = new ShopOfATest();
    private final StandIn standIn = new StandIn(shop);

    public static Map<String, String> keys() {
        return Map.of(Keys.KEY, ShopOfATest.KEY, Keys.SECRET, ShopOfATest.SECRET);
    }

    public URI uri() {
        return standIn.uri("/");
    }

    public WritingShop with(String list, String... rows) {
        shop.with(list, rows);
        return this;
    }

    /** So many products at 10.00, with ids from 1. */
    public WritingShop products(int count) {
        for (int id = 1; id <= count; id++) {
            with(
                    "products",
                    "{'id':%d,'name':'P %d','sku':'S-%d','status':'publish','type':'simple','regular_price':'10.00','price':'10.00'}"
                            .formatted(id, id, id));
        }
        return this;
    }

    public ObjectNode row(String list, int id) {
        return shop.lists.get(list).stream()
                .filter(row -> row.path("id").asInt() == id)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(list + " " + id));
    }

    public int size(String list) {
        return shop.lists.get(list).size();
    }

    /** How many changes it took. */
    public int taken() {
        return shop.till.taken.size();
    }

    public void isReadOnly() {
        shop.till.isReadOnly = true;
    }

    /** The next changes are taken, and nobody learns that. */
    public void onceTakenAndAnswered(int status, String type, String body) {
        shop.till.onceAfterwards(
                exchange -> StandIn.send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The next request gets this instead. */
    public void once(int status, String type, String body, String... headers) {
        standIn.once(status, type, body, headers);
    }

    /** Something happens while the next request is on its way. */
    public void onceMeanwhile(Runnable act) {
        standIn.once(exchange -> {
            act.run();
            shop.handle(exchange);
        });
    }

    @Override
    public void close() {
        standIn.close();
    }
}
