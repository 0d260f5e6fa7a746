package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** One product at one location, added up. */
final class Stock {

    static final List<String> FIELDS = List.of("sku", "product_id", "location_id", "quantity", "reserved", "available");

    /** No unit of measure is finer; what is beyond is noise of floats. */
    private static final int DECIMALS = 6;

    private final ObjectNode first;
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal reserved = BigDecimal.ZERO;

    Stock(ObjectNode first) {
        this.first = first;
    }

    void add(ObjectNode quant) {
        quantity = quantity.add(number(quant.path("quantity")));
        reserved = reserved.add(number(quant.path("reserved_quantity")));
    }

    String id() {
        return Reading.one(first.path("product_id")) + "-" + Reading.one(first.path("location_id"));
    }

    ObjectNode row(ObjectNode product) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        JsonNode sku = product.get("default_code");
        row.set("sku", sku == null ? NullNode.getInstance() : sku);
        row.set("product_id", first.path("product_id"));
        row.set("location_id", first.path("location_id"));
        row.put("quantity", exact(quantity));
        row.put("reserved", exact(reserved));
        row.put("available", exact(quantity.subtract(reserved)));
        return row;
    }

    private static BigDecimal number(JsonNode value) {
        BigDecimal number = value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
        if (!Values.isPlausible(number)) {
            throw new SourceFault(Kind.UNREADABLE, "Odoo has a quantity of stock that is no number to reckon with.");
        }
        return number;
    }

    private static BigDecimal exact(BigDecimal sum) {
        BigDecimal rounded = sum.setScale(DECIMALS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }
}
