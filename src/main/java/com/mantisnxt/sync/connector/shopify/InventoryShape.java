package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.RecordState;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An item at a location; both numbers together are its id, for neither alone is one. */
final class InventoryShape implements Shape {

    @Override
    public List<Shaped> of(Row row, Amounts amounts) {
        ObjectNode item = row.node();
        String itemId = row.id().number();
        List<Shaped> shaped = new ArrayList<>();
        for (ObjectNode level : row.parts("inventoryLevels")) {
            String location = Gid.of(level.path("location")).number();
            String id = itemId.isEmpty() || location.isEmpty() ? "" : itemId + "-" + location;
            level.set("sku", Shape.given(item, "sku"));
            level.set("manage_stock", Shape.given(item, "tracked"));
            level.put("item_id", itemId);
            level.put("location_id", location);
            for (JsonNode quantity : level.path("quantities")) {
                level.set(quantity.path("name").asString(""), Shape.given(quantity, "quantity"));
            }
            shaped.add(new Shaped(id, RecordState.ACTIVE, level, true));
        }
        return shaped;
    }
}
