package com.mantisnxt.sync.cluster;

import com.mantisnxt.sync.cluster.Shelf.Item;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of a shelf as two kinds of system give it.
 *
 * @param headers names and values by turns
 */
record ShopPage(int status, String body, String... headers) {

    private static final int SIZE = 50;
    static final String WOOCOMMERCE = "/wp-json/wc/v3/";

    static ShopPage of(Shelf shelf, String path, Map<String, String> query) {
        return path.contains(WOOCOMMERCE) ? asWooCommerce(shelf, query) : byCursor(shelf, query);
    }

    private static ShopPage byCursor(Shelf shelf, Map<String, String> query) {
        List<Item> all = shelf.all();
        int after = Integer.parseInt(query.getOrDefault("after", "-1"));
        List<Item> page =
                all.stream().filter(item -> item.id() > after).limit(SIZE).toList();
        String rows = rows(page.stream(), "{\"id\":%d,\"name\":\"Thing\",\"price\":\"%d\"}");
        String next =
                page.size() < SIZE ? "null" : String.valueOf(page.getLast().id());
        return new ShopPage(200, "{\"items\":%s,\"total\":%d,\"next\":%s}".formatted(rows, all.size(), next));
    }

    /** Nothing is ever in its bin: who deletes here deletes for good, and no list of changes tells of it. */
    private static ShopPage asWooCommerce(Shelf shelf, Map<String, String> query) {
        Instant since = LocalDateTime.parse(query.getOrDefault("modified_after", "2000-01-01T00:00:00"))
                .toInstant(ZoneOffset.UTC);
        List<Item> all = query.getOrDefault("status", "any").equals("trash")
                ? List.of()
                : shelf.all().stream()
                        .filter(item -> item.changed().isAfter(since))
                        .filter(item -> isAskedFor(item, query.get("include")))
                        .toList();
        int size = Integer.parseInt(query.getOrDefault("per_page", "10"));
        int page = Integer.parseInt(query.getOrDefault("page", "1"));
        long before = Long.parseLong(query.getOrDefault("offset", String.valueOf((long) size * (page - 1))));
        String rows = rows(
                all.stream().skip(before).limit(size),
                "{\"id\":%d,\"status\":\"completed\",\"currency\":\"EUR\",\"number\":\"%d\"}");
        return new ShopPage(
                200,
                rows,
                "X-WP-Total",
                String.valueOf(all.size()),
                "X-WP-TotalPages",
                String.valueOf((all.size() + size - 1) / size));
    }

    private static boolean isAskedFor(Item item, @Nullable String ids) {
        return ids == null || List.of(ids.split(",")).contains(String.valueOf(item.id()));
    }

    /** One record by its id, as WooCommerce gives it. */
    static ShopPage ofOne(Shelf shelf, String id) {
        return shelf.all().stream().anyMatch(item -> String.valueOf(item.id()).equals(id))
                ? new ShopPage(200, "{\"id\":%s}".formatted(id))
                : new ShopPage(404, "{\"code\":\"woocommerce_rest_invalid_id\",\"data\":{\"status\":404}}");
    }

    private static String rows(Stream<Item> page, String form) {
        return page.map(item -> form.formatted(item.id(), item.price())).collect(Collectors.joining(",", "[", "]"));
    }
}
