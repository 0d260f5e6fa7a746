package com.mantisnxt.sync.connector.odoo;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Products (each variant by itself, with what its template says), their categories and attributes. */
final class ProductShapes {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int AT_ONCE = 500;
    private static final String VARIANT_VALUES = "product_template_attribute_value_ids";

    /** Stock is left to inventory: its moves do not touch the product. */
    static final Shape PRODUCT = new Shape(
            "product.product",
            AT_ONCE,
            Shape.EVERYTHING,
            List.of("product_tmpl_id.write_date", VARIANT_VALUES + ".write_date", "categ_id.write_date"),
            List.of(
                    Extra.of("product_type", List.of("detailed_type", "type"), ProductShapes::type),
                    Extra.of("is_stocked", List.of("is_storable", "detailed_type", "type"), ProductShapes::isStocked),
                    Extra.of("categories", List.of("categ_id"), ProductShapes::categories),
                    new Extra("variant_attributes", List.of(VARIANT_VALUES), ProductShapes::variantAttributes)),
            List.of(),
            Usual.mapping(
                    "default_code sku text",
                    "name name text",
                    "product_type type text",
                    "lst_price price text",
                    "/currency_id/1 currency text",
                    "is_stocked manage_stock bool",
                    "weight weight number",
                    "barcode barcode text",
                    "categories categories list",
                    "description_sale description text",
                    "/product_tmpl_id/0 parent_id text",
                    "variant_attributes attributes any",
                    "create_date created_at time"));

    static final Shape CATEGORY = new Shape(
            "product.category",
            AT_ONCE,
            Shape.EVERYTHING,
            List.of(),
            List.of(),
            List.of(),
            Usual.mapping("name name text", "/parent_id/0 parent_id text"));

    static final Shape ATTRIBUTE = new Shape(
            "product.attribute",
            AT_ONCE,
            Shape.EVERYTHING,
            List.of("value_ids.write_date"),
            List.of(new Extra("values", List.of("value_ids"), ProductShapes::values)),
            List.of(),
            Usual.mapping("name name text", "display_type type text", "values values any"));

    private ProductShapes() {}

    /** 15 to 17 have a type with more to it beside the plain one. */
    private static JsonNode type(ObjectNode row) {
        JsonNode detailed = row.path("detailed_type");
        return detailed.isString() ? detailed : row.path("type").isString() ? row.path("type") : NODES.nullNode();
    }

    private static JsonNode isStocked(ObjectNode row) {
        JsonNode said = row.path("is_storable");
        return said.isBoolean()
                ? said
                : NODES.booleanNode(type(row).asString("").equals("product"));
    }

    private static JsonNode categories(ObjectNode row) {
        ArrayNode names = NODES.arrayNode();
        if (row.path("categ_id").path(1).isString()) {
            names.add(row.path("categ_id").path(1));
        }
        return names;
    }

    private static void variantAttributes(Page page, Reading reading) {
        Map<Long, ObjectNode> found = reading.byId(
                "product.template.attribute.value",
                page.links(row -> Reading.several(row.path(VARIANT_VALUES))),
                List.of("attribute_id", "name"));
        for (ObjectNode row : page.rows()) {
            ArrayNode attributes = row.putArray("variant_attributes");
            for (long id : Reading.several(row.path(VARIANT_VALUES))) {
                ObjectNode value = found.get(id);
                if (value == null) {
                    page.lacks(row);
                } else {
                    ObjectNode attribute = attributes.addObject();
                    attribute.set("name", value.path("attribute_id").path(1));
                    attribute.set("value", value.path("name"));
                }
            }
        }
    }

    private static void values(Page page, Reading reading) {
        Map<Long, ObjectNode> found = reading.byId(
                "product.attribute.value", page.links(row -> Reading.several(row.path("value_ids"))), List.of("name"));
        for (ObjectNode row : page.rows()) {
            ArrayNode values = row.putArray("values");
            for (long id : Reading.several(row.path("value_ids"))) {
                ObjectNode value = found.get(id);
                if (value == null) {
                    page.lacks(row);
                } else {
                    values.add(value.path("name"));
                }
            }
        }
    }
}
