package com.mantisnxt.sync.demo.shop;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes changes of products and variations in batches, as WooCommerce does: each by itself, a refusal in its place. */
final class Till {

    private static final int MOST = 100;
    private static final String BATCH = "/batch";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Stock stock;

    Till(Stock stock) {
        this.stock = stock;
    }

    Answer answer(Asked asked) {
        String list = asked.path().endsWith(BATCH)
                ? asked.path().substring(0, asked.path().length() - BATCH.length())
                : "";
        if (!list.matches("products|products/\\d{1,18}/variations")) {
            return Answer.refusal(404, "rest_no_route", "No route was found matching the URL and request method.");
        }
        JsonNode sent = sent(asked);
        if (sent.path("create").size() + sent.path("update").size() > MOST) {
            return Answer.refusal(
                    413,
                    "woocommerce_rest_request_entity_too_large",
                    "Unable to accept more than 100 items for this request.");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        take(list, sent.path("create"), answer.putArray("create"), true);
        take(list, sent.path("update"), answer.putArray("update"), false);
        return Answer.json(200, answer.toString());
    }

    private static JsonNode sent(Asked asked) {
        try {
            return JSON.readTree(asked.body());
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private void take(String list, JsonNode rows, ArrayNode taken, boolean isNew) {
        for (JsonNode row : rows) {
            taken.add(row instanceof ObjectNode fields ? take(list, fields, isNew) : JSON.nullNode());
        }
    }

    private JsonNode take(String list, ObjectNode fields, boolean isNew) {
        String id = isNew ? "" : fields.path("id").asString("0");
        String sku = fields.path("sku").asString("");
        if (fields.path("regular_price").isNumber() || fields.path("sale_price").isNumber()) {
            return refusal(id, "rest_invalid_param", "Invalid parameter(s): regular_price");
        }
        if (!sku.isEmpty() && stock.isTaken(sku, id)) {
            return refusal(id, "product_invalid_sku", "Invalid or duplicated SKU.");
        }
        ObjectNode kept = stock.put(list, id, fields);
        return kept == null ? refusal(id, "woocommerce_rest_product_invalid_id", "Invalid ID.") : kept;
    }

    private static ObjectNode refusal(String id, String code, String message) {
        ObjectNode refusal = JsonNodeFactory.instance.objectNode().put("id", id.isEmpty() ? 0 : Long.parseLong(id));
        refusal.putObject("error")
                .put("code", code)
                .put("message", message)
                .putObject("data")
                .put("status", 400);
        return refusal;
    }
}
