package com.mantisnxt.sync.connector.woocommerce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The lists of variations that belong to products: a shop has none of them all. */
final class Variations {

    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    private static final Pattern LEFT = Pattern.compile("(\\d{1,18})(?::(\\d{1,9}))?");

    private final Shop shop;
    private final Map<String, String> parameters;

    /** @param parameters that every list is asked with */
    Variations(Shop shop, Map<String, String> parameters) {
        this.shop = shop;
        this.parameters = parameters;
    }

    /** One list for each product that has variations. Those of a product in the bin may lie there or not. */
    List<Listing> of(List<JsonNode> products, boolean isBin) {
        List<Listing> lists = new ArrayList<>();
        for (JsonNode product : products) {
            String id = product.path("id").asString("");
            if (hasVariations(product) && ID.matcher(id).matches()) {
                Place place = place(id, product.path("variations").size(), isBin);
                lists.add(new Listing(shop, place));
                if (isBin) {
                    lists.add(new Listing(shop, place.bin()));
                }
            }
        }
        return lists;
    }

    private Place place(String product, long variations, boolean isBin) {
        return Place.of(ShopEntity.ordered("products/" + product + "/variations")
                        .with(parameters))
                .of(product, variations, isBin);
    }

    /** What {@link #of(Lists.Mark, boolean)} makes the lists of again: the product, and how many it is said to have. */
    static String text(Stream<Listing> lists) {
        return lists.map(Listing::place)
                .map(place -> place.isBin() ? place.parent() : place.parent() + ":" + place.expected())
                .collect(Collectors.joining(" "));
    }

    /** The lists that another walk had left. */
    List<Listing> of(Lists.Mark mark, boolean isBin) {
        List<Listing> lists = new ArrayList<>();
        var left = LEFT.matcher(mark.variations());
        while (left.find()) {
            Listing.Mark at = lists.isEmpty() ? mark.ofVariations() : null;
            String expected = left.group(2);
            Place place = place(left.group(1), expected == null ? 0 : Long.parseLong(expected), isBin);
            lists.add(new Listing(shop, expected == null ? place.bin() : place, at));
        }
        return lists;
    }

    private static boolean hasVariations(JsonNode product) {
        return product.path("type").asString("").startsWith("variable")
                || !product.path("variations").isEmpty();
    }
}
