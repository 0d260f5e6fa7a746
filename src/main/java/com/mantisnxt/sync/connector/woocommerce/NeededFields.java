package com.mantisnxt.sync.connector.woocommerce;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Which of a shop's fields a mapping needs, so that the shop needs not compute the others. */
final class NeededFields {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

    /** Without these no record can be told from another, or its place be known. */
    private static final Map<ShopEntity, List<String>> ALWAYS = Map.of(
            ShopEntity.PRODUCT, List.of("id", "status", "type", "variations", "parent_id"),
            ShopEntity.INVENTORY, List.of("id", "status", "type", "variations", "parent_id", "manage_stock"),
            ShopEntity.ORDER, List.of("id", "status", "currency"),
            ShopEntity.CUSTOMER, List.of("id"),
            ShopEntity.CATEGORY, List.of("id"),
            ShopEntity.ATTRIBUTE, List.of("id"));

    /** Of which of their fields those are made that no shop has, or that are completed. */
    private static final Map<String, List<String>> MADE_OF = Map.of(
            "category_names", List.of("categories"),
            "lines", List.of("line_items"),
            "stock_quantity", List.of("stock_quantity", "manage_stock"),
            "values", List.of());

    private static final Map<ShopEntity, List<String>> NAME_IS_MADE_OF = Map.of(
            ShopEntity.PRODUCT, List.of("name", "attributes"),
            ShopEntity.CUSTOMER, List.of("first_name", "last_name", "billing", "username"));

    private NeededFields() {}

    /** Empty where all are to be asked for: a name that is none of theirs would make the shop leave out others. */
    static String of(ShopEntity kind, ArrayNode mapping) {
        Set<String> needed = new TreeSet<>(ALWAYS.getOrDefault(kind, List.of("id")));
        for (JsonNode field : mapping) {
            String name = top(field.path("from").asString(""));
            if (!PLAIN.matcher(name).matches()) {
                return "";
            }
            needed.addAll(made(kind, name));
            if (name.endsWith("_gmt")) {
                needed.add(name.substring(0, name.length() - 4));
            }
        }
        return String.join(",", needed);
    }

    /** For the ids alone. */
    static String ids(ShopEntity kind) {
        return kind.hasVariations() ? "id,status,type,variations" : kind.hasBin() ? "id,status" : "id";
    }

    private static List<String> made(ShopEntity kind, String name) {
        return name.equals("name")
                ? NAME_IS_MADE_OF.getOrDefault(kind, List.of(name))
                : kind.hasVariations() && name.equals("currency")
                        ? List.of()
                        : MADE_OF.getOrDefault(name, List.of(name));
    }

    private static String top(String from) {
        String name = from.startsWith("/") ? from.substring(1) : from;
        int at = from.startsWith("/") ? name.indexOf('/') : -1;
        return at < 0 ? name : name.substring(0, at);
    }
}
