package com.mantisnxt.sync.demo.shop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Answers questions for lists as WooCommerce does, its weak order by date included. */
final class Shelves {

    private static final int MOST = 100;
    private static final Set<String> IN_ONE_PAGE = Set.of("products/attributes");
    private static final Set<String> TELL_NO_CHANGES =
            Set.of("customers", "products/attributes", "products/categories");

    private static final Pattern ONE = Pattern.compile("products/(\\d{1,18})");

    private final Stock stock;
    private final Random random = new Random();

    Shelves(Stock stock) {
        this.stock = stock;
    }

    Answer answer(Asked asked) {
        if (asked.path().equals("data/currencies/current")) {
            return Answer.json(200, "{\"code\":\"EUR\",\"name\":\"Euro\",\"symbol\":\"&euro;\"}");
        }
        var one = ONE.matcher(asked.path());
        if (one.matches()) {
            return one(one.group(1), asked.parameter("_fields", ""));
        }
        if (!stock.has(asked.path())) {
            return Answer.refusal(404, "rest_no_route", "No route was found matching the URL and request method.");
        }
        if (asked.number("per_page", 10, Integer.MAX_VALUE) > MOST) {
            return Answer.refusal(400, "rest_invalid_param", "Invalid parameter(s): per_page");
        }
        List<ObjectNode> rows = ordered(chosen(asked), asked);
        boolean isWhole = IN_ONE_PAGE.contains(asked.path());
        int size = isWhole ? Math.max(1, rows.size()) : asked.number("per_page", 10, MOST);
        int page = isWhole ? 1 : asked.number("page", 1, 1_000_000);
        String fields = asked.parameter("_fields", "");
        String body = rows.stream()
                .skip(isWhole ? 0 : asked.number("offset", size * (page - 1), Integer.MAX_VALUE))
                .limit(size)
                .map(row -> (fields.isEmpty() ? row : row.retain(List.of(fields.split(",")))).toString())
                .collect(Collectors.joining(",", "[", "]"));
        String pages = String.valueOf((rows.size() + size - 1) / size);
        return Answer.json(200, body).with(Map.of("X-WP-Total", String.valueOf(rows.size()), "X-WP-TotalPages", pages));
    }

    /** A product, or a variation: a shop finds both there. */
    private Answer one(String id, String fields) {
        ObjectNode row = stock.find(id);
        return row == null
                ? Answer.refusal(404, "woocommerce_rest_product_invalid_id", "Invalid ID.")
                : Answer.json(200, (fields.isEmpty() ? row : row.retain(List.of(fields.split(",")))).toString());
    }

    private static boolean isNamed(ObjectNode row, String field, String wanted) {
        return wanted.isEmpty()
                || List.of(wanted.split(",")).contains(row.path(field).asString(""));
    }

    private List<ObjectNode> chosen(Asked asked) {
        boolean isBin = asked.parameter("status", "any").equals("trash");
        String role = asked.path().equals("customers") ? asked.parameter("role", "customer") : "all";
        String since = TELL_NO_CHANGES.contains(asked.path()) ? "" : asked.parameter("modified_after", "");
        return stock.now(asked.path()).stream()
                .filter(row -> isBin == row.path("status").asString("").equals("trash"))
                .filter(row ->
                        role.equals("all") || row.path("role").asString("").equals(role))
                .filter(row -> isNamed(row, "id", asked.parameter("include", "")))
                .filter(row -> isNamed(row, "sku", asked.parameter("sku", "")))
                .filter(row -> since.isEmpty()
                        || row.path("date_modified_gmt").asString("").compareTo(since) > 0)
                .toList();
    }

    /** Its usual order is by date, and among equal dates there is none. */
    private List<ObjectNode> ordered(List<ObjectNode> rows, Asked asked) {
        List<ObjectNode> ordered = new ArrayList<>(rows);
        if (!asked.parameter("orderby", "date").equals("id")) {
            Collections.shuffle(ordered, random);
        } else if (!asked.parameter("order", "desc").equals("asc")) {
            Collections.reverse(ordered);
        }
        return ordered;
    }
}
