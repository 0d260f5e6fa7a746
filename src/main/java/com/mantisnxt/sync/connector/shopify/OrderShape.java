package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.RecordState;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An order with its lines and refunds. All money is the shop's, not the buyer's. */
final class OrderShape implements Shape {

    @Override
    public List<Shaped> of(Row row, Amounts amounts) {
        ObjectNode order = row.node();
        boolean isReadable = amounts.settle(order);
        order.put("status", status(order));
        List<JsonNode> refunds = new ArrayList<>();
        order.path("refunds").forEach(refunds::add);
        ArrayNode ours = order.putArray("refunds");
        for (JsonNode refund : Sorted.byId(refunds)) {
            ObjectNode shaped = ours.addObject().put("id", Gid.of(refund).number());
            shaped.set("total", amount(refund, "totalRefundedSet"));
            shaped.set("reason", Shape.given(refund, "note"));
        }
        ArrayNode lines = order.putArray("lines");
        for (ObjectNode line : Sorted.byId(row.parts("lineItems"))) {
            isReadable &= amounts.settle(line);
            ObjectNode shaped = lines.addObject();
            shaped.set("sku", Shape.given(line, "sku"));
            shaped.set("name", Shape.given(line, "name"));
            shaped.set("quantity", Shape.given(line, "quantity"));
            shaped.set("price", amount(line, "originalUnitPriceSet"));
            shaped.set("total", amount(line, "discountedTotalSet"));
        }
        return List.of(new Shaped(Gid.of(order).number(), RecordState.ACTIVE, order, isReadable));
    }

    private static String status(ObjectNode order) {
        if (order.path("cancelledAt").isString()) {
            return "cancelled";
        }
        return order.path("closedAt").isString() ? "closed" : "open";
    }

    private static JsonNode amount(JsonNode of, String bag) {
        return Shape.given(of.path(bag).path("shopMoney"), "amount");
    }
}
