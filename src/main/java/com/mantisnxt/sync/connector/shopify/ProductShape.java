package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.RecordState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A product, and each of its variants as a record of its own that names it as parent. */
final class ProductShape implements Shape {

    private static final Map<String, BigDecimal> KILOGRAMS = Map.of(
            "KILOGRAMS", BigDecimal.ONE,
            "GRAMS", new BigDecimal("0.001"),
            "POUNDS", new BigDecimal("0.45359237"),
            "OUNCES", new BigDecimal("0.028349523125"));
    private static final int GRAM_AND_FINER = 6;

    @Override
    public List<Shaped> of(Row row, Amounts amounts) {
        ObjectNode product = row.node();
        String id = Gid.of(product).number();
        String status = product.path("status").asString("");
        RecordState state = status.equals("ARCHIVED") ? RecordState.ARCHIVED : RecordState.ACTIVE;
        List<Shaped> shaped = new ArrayList<>();
        shaped.add(new Shaped(id, state, product(product, row.parts("collections")), true));
        for (ObjectNode variant : row.parts("variants")) {
            boolean isReadable = variant(variant, amounts);
            variant.put("parent_id", id);
            variant.put("status", status);
            shaped.add(new Shaped(Gid.of(variant).number(), state, variant, isReadable));
        }
        return shaped;
    }

    private static ObjectNode product(ObjectNode product, List<ObjectNode> collections) {
        product.put("type", "product");
        product.set("name", Shape.given(product, "title"));
        product.set("description", Shape.given(product, "descriptionHtml"));
        product.set("stock_quantity", Shape.given(product, "totalInventory"));
        product.set("manage_stock", Shape.given(product, "tracksInventory"));
        ArrayNode categories = product.putArray("categories");
        Sorted.byId(collections).forEach(collection -> categories.add(Shape.given(collection, "title")));
        return product;
    }

    private static boolean variant(ObjectNode variant, Amounts amounts) {
        variant.put("type", "variant");
        variant.set("name", Shape.given(variant, "displayName"));
        variant.set("stock_quantity", Shape.given(variant, "inventoryQuantity"));
        variant.set("manage_stock", Shape.given(variant.path("inventoryItem"), "tracked"));
        variant.put("currency", amounts.shopCurrency());
        variant.set("weight", weight(variant));
        boolean isReadable = amounts.settle(variant, "price", amounts.shopCurrency())
                & amounts.settle(variant, "compareAtPrice", amounts.shopCurrency());
        if (isReadable) {
            prices(variant);
        }
        return isReadable;
    }

    /** Shopify keeps what is to be paid, and beside it what it is to be compared with. */
    private static void prices(ObjectNode variant) {
        JsonNode price = variant.path("price");
        JsonNode before = variant.path("compareAtPrice");
        boolean isOnSale = price.isString()
                && before.isString()
                && new BigDecimal(before.asString()).compareTo(new BigDecimal(price.asString())) > 0;
        variant.set("regular_price", isOnSale ? before : price);
        variant.set("sale_price", isOnSale ? price : variant.nullNode());
    }

    private static JsonNode weight(ObjectNode variant) {
        JsonNode weight = variant.path("inventoryItem").path("measurement").path("weight");
        BigDecimal factor = KILOGRAMS.get(weight.path("unit").asString(""));
        return factor == null || !weight.path("value").isNumber()
                ? variant.nullNode()
                : variant.numberNode(weight.path("value")
                        .decimalValue()
                        .multiply(factor)
                        .setScale(GRAM_AND_FINER, RoundingMode.HALF_UP)
                        .stripTrailingZeros());
    }
}
