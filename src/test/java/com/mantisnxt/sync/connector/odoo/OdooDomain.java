package com.mantisnxt.sync.connector.odoo;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says of which rows a domain holds, along paths through other tables too. */
record OdooDomain(Map<String, List<ObjectNode>> tables, Map<String, ObjectNode> fields) {

    boolean holds(String model, ObjectNode row, ArrayNode domain) {
        boolean holds = true;
        for (Iterator<JsonNode> terms = domain.iterator(); terms.hasNext(); ) {
            holds &= next(model, row, terms);
        }
        return holds;
    }

    private boolean next(String model, ObjectNode row, Iterator<JsonNode> terms) {
        JsonNode term = terms.next();
        if (term.isString()) {
            boolean one = next(model, row, terms);
            boolean other = next(model, row, terms);
            return term.asString().equals("|") ? one || other : one && other;
        }
        return values(model, row, term.path(0).asString())
                .anyMatch(value -> compare(value, term.path(1).asString(), term.path(2)));
    }

    /** What stands at the end of a path such as {@code order_line.write_date}. */
    private Stream<JsonNode> values(String model, ObjectNode row, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            JsonNode value = row.path(path);
            boolean isLink = value.isArray() && value.path(1).isString();
            return isLink ? Stream.of(value.path(0)) : value.isArray() ? stream(value) : Stream.of(value);
        }
        String field = path.substring(0, dot);
        String to = target(model, field);
        return values(model, row, field)
                .flatMap(id -> tables.getOrDefault(to, List.of()).stream()
                        .filter(other -> other.path("id").asLong(-1) == id.asLong(-2)))
                .flatMap(other -> values(to, other, path.substring(dot + 1)));
    }

    private static String target(String model, String field) {
        return switch (model + "." + field) {
            case "product.product.product_tmpl_id" -> "product.template";
            case "product.product.categ_id" -> "product.category";
            case "product.product.product_template_attribute_value_ids" -> "product.template.attribute.value";
            case "product.product.stock_quant_ids" -> "stock.quant";
            case "stock.quant.location_id" -> "stock.location";
            case "res.partner.parent_id", "sale.order.partner_id", "account.move.partner_id" -> "res.partner";
            case "sale.order.order_line" -> "sale.order.line";
            case "account.move.invoice_line_ids", "account.move.line_ids" -> "account.move.line";
            case "account.move.line.matched_credit_ids", "account.move.line.matched_debit_ids" ->
                "account.partial.reconcile";
            case "product.attribute.value_ids" -> "product.attribute.value";
            default -> throw new IllegalStateException("No model has " + model + "." + field);
        };
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static boolean compare(JsonNode value, String operator, JsonNode with) {
        return switch (operator) {
            case "=" -> value.equals(with) || text(value).equals(text(with));
            case ">" -> value.isMissingNode() ? with.asLong() == 0 : value.asLong(0) > with.asLong();
            case ">=" -> value.isString() && value.asString().compareTo(with.asString()) >= 0;
            case "in" -> stream(with).anyMatch(one -> text(one).equals(text(value)));
            default -> throw new IllegalStateException("Nobody compares by " + operator);
        };
    }

    private static String text(JsonNode value) {
        return value.asString("");
    }
}
