package com.mantisnxt.sync.connector.odoo;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lines of orders or invoices, read for a whole page of them. Headings and notes are no lines.
 *
 * @param field of the order that lists its lines
 * @param quantity the line's field for it
 */
record Lines(String model, String field, String quantity) {

    Extra extra() {
        return new Extra("lines", List.of(field, "currency_id"), this::fill);
    }

    private void fill(Page page, Reading reading) {
        Map<Long, ObjectNode> found = reading.byId(
                model,
                page.links(row -> Reading.several(row.path(field))),
                List.of("name", "product_id", quantity, "price_unit", "price_subtotal", "display_type", "currency_id"));
        Set<Long> products = new HashSet<>();
        found.values().forEach(line -> products.add(Reading.one(line.path("product_id"))));
        products.remove(0L);
        Map<Long, ObjectNode> skus = reading.byId("product.product", products, List.of("default_code"));
        for (ObjectNode row : page.rows()) {
            ArrayNode lines = row.putArray("lines");
            for (long id : Reading.several(row.path(field))) {
                ObjectNode line = found.get(id);
                if (line == null || !add(line, skus, lines)) {
                    page.lacks(row);
                }
            }
        }
    }

    /** False where its product is not to be seen. */
    private boolean add(ObjectNode line, Map<Long, ObjectNode> skus, ArrayNode lines) {
        String kind = line.path("display_type").asString("");
        if (!kind.isEmpty() && !kind.equals("product")) {
            return true;
        }
        long product = Reading.one(line.path("product_id"));
        ObjectNode found = skus.get(product);
        if (product != 0 && found == null) {
            return false;
        }
        ObjectNode added = lines.addObject();
        added.set("sku", found == null ? NullNode.getInstance() : present(found, "default_code"));
        added.set("name", present(line, "name"));
        added.set("quantity", present(line, quantity));
        added.set("price", present(line, "price_unit"));
        added.set("total", present(line, "price_subtotal"));
        return true;
    }

    private static JsonNode present(ObjectNode row, String name) {
        JsonNode value = row.get(name);
        return value == null ? NullNode.getInstance() : value;
    }
}
