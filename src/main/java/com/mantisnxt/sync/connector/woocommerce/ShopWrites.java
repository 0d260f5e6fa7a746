package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.WriteOffer;
import com.mantisnxt.sync.connector.WriteType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be written to a shop. Descriptions of products are not: a shop gives them back in another form than it takes
 * them. Orders are not: nothing tells an order that was made already.
 */
final class ShopWrites {

    /** What a shop keeps of one, and an address holds. */
    static final int LONGEST_KEY = 100;

    private static final WriteOffer PRODUCT = new WriteOffer(
            fields(
                    "sku TEXT",
                    "name TEXT",
                    "status TEXT",
                    "regular_price MONEY",
                    "sale_price MONEY",
                    "stock_quantity INTEGER",
                    "manage_stock BOOL",
                    "weight DECIMAL",
                    "global_unique_id TEXT"),
            Map.of("status", List.of("draft", "pending", "private", "publish")),
            List.of("sku", "name"));

    private static final WriteOffer INVENTORY = new WriteOffer(fields("stock_quantity INTEGER"), Map.of(), List.of());

    private static final WriteOffer CUSTOMER = new WriteOffer(
            fields(
                    "email TEXT",
                    "first_name TEXT",
                    "last_name TEXT",
                    "billing/company TEXT",
                    "billing/phone TEXT",
                    "billing/address_1 TEXT",
                    "billing/address_2 TEXT",
                    "billing/city TEXT",
                    "billing/postcode TEXT",
                    "billing/state TEXT",
                    "billing/country TEXT"),
            Map.of(),
            List.of("email"));

    private static final WriteOffer CATEGORY = new WriteOffer(
            fields("name TEXT", "slug TEXT", "parent INTEGER", "description TEXT"), Map.of(), List.of("slug", "name"));

    static final Map<EntityType, WriteOffer> ALL = Map.of(
            EntityType.PRODUCT, PRODUCT,
            EntityType.INVENTORY, INVENTORY,
            EntityType.CUSTOMER, CUSTOMER,
            EntityType.CATEGORY, CATEGORY);

    private ShopWrites() {}

    private static Map<String, WriteType> fields(String... lines) {
        Map<String, WriteType> fields = new HashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            fields.put(words[0], WriteType.valueOf(words[1]));
        }
        return fields;
    }

    /** By what a new record is found again, however often it is tried. */
    static String key(ShopEntity entity) {
        return switch (entity) {
            case PRODUCT -> "sku";
            case CUSTOMER -> "email";
            case CATEGORY -> "slug";
            case INVENTORY, ORDER, ATTRIBUTE -> "";
        };
    }
}
