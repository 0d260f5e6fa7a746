package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.StandIn;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An Odoo that takes changes, for tests of others. */
public final class WritingOdoo implements AutoCloseable {

    private static final String PRODUCTS = "product.product";

    private final Loaded loaded = new Loaded();
    private final StandIn standIn = new StandIn(this::answer);

    /** @param version 19 and later speak JSON-2, earlier ones JSON-RPC */
    public WritingOdoo(int version) {
        loaded.odoo.version(version);
    }

    public static Map<String, String> keys() {
        return Map.of(OdooForm.KEY, OdooStandIn.KEY);
    }

    /** As an administrator fills them in. */
    public static ObjectNode settings() {
        return OdooFixture.object(OdooFixture.AUTO);
    }

    public URI uri() {
        return standIn.uri("/");
    }

    /** So many products at 10.00, with ids from 1. */
    public WritingOdoo products(int count) {
        for (int id = 1; id <= count; id++) {
            ObjectNode row = JsonNodeFactory.instance.objectNode().put("id", id).put("active", true);
            row.put("name", "P " + id).put("default_code", "S-" + id).put("lst_price", new BigDecimal("10.00"));
            row.put("write_date", "2026-01-01 00:00:00");
            loaded.rows(PRODUCTS).add(row);
        }
        return this;
    }

    public ObjectNode product(int id) {
        return loaded.row(PRODUCTS, id);
    }

    public int products() {
        return loaded.rows(PRODUCTS).size();
    }

    /** How many changes it took. */
    public int taken() {
        return loaded.taken;
    }

    /** Items with that in them are refused with those words. */
    public void refuses(String marker, String words) {
        loaded.refused.put(marker, words);
    }

    /** The next changes are taken, and nobody learns that. */
    public void onceTakenAndAnswered(int status, String type, String body) {
        loaded.afterwards.add(exchange -> StandIn.send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            loaded.odoo.answer(exchange);
        } catch (Loaded.Otherwise other) {
            other.answer().handle(exchange);
        }
    }

    @Override
    public void close() throws IOException {
        standIn.close();
    }
}
