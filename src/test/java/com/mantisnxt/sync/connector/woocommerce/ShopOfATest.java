package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.StandIn;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A shop as WooCommerce behaves over plain http: signatures and nonces are checked, lists come in pages with their
 * totals, in an order that holds only when the order by id is asked for.
 */
final class ShopOfATest implements HttpHandler {

    static final String KEY = "ck_1234567890abcdef";
    static final String SECRET = "cs_fedcba0987654321+/=";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PAIR = Pattern.compile("(oauth_[a-z_]+)=\"([^\"]*)\"");
    private static final String NOBODY =
            "{\"code\":\"woocommerce_rest_cannot_view\",\"message\":\"Sorry, you cannot list resources.\"}";

    final Map<String, List<ObjectNode>> lists = new HashMap<>();
    final Till till = new Till(this);
    private final Set<String> nonces = new HashSet<>();
    private final Random random = new Random(3);
    String currency = "EUR";
    boolean saysTotals = true;
    boolean ordersById = true;
    boolean knowsOffsets = true;

    @Nullable
    Runnable afterEachPage;

    ShopOfATest with(String list, String... rows) {
        for (String row : rows) {
            lists.computeIfAbsent(list, any -> new ArrayList<>()).add(ShopFixture.object(row));
        }
        return this;
    }

    ShopOfATest products(int from, int to) {
        for (int id = from; id <= to; id++) {
            with("products", "{'id':" + id + ",'name':'P " + id + "','status':'publish','type':'simple'}");
        }
        return this;
    }

    void remove(String list, int id) {
        lists.getOrDefault(list, List.of()).removeIf(row -> row.path("id").asInt() == id);
    }

    @Override
    public synchronized void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!path.startsWith(Shop.INTERFACE)) {
            send(exchange, 404, "text/html", "<html><title>Not found</title></html>");
        } else if (!isSigned(exchange)) {
            send(exchange, 401, "application/json", NOBODY);
        } else if (path.endsWith("/data/currencies/current")) {
            send(exchange, 200, "application/json", "{\"code\":\"" + currency + "\"}");
        } else if (exchange.getRequestMethod().equals("POST")) {
            till.handle(exchange, path.substring(Shop.INTERFACE.length()));
        } else {
            list(exchange, path.substring(Shop.INTERFACE.length()));
        }
    }

    /** A single record, where the path ends in its id; a product's path leads to variations too, as in a shop. */
    private boolean isOne(HttpExchange exchange, String name) throws IOException {
        int at = name.lastIndexOf('/');
        String id = name.substring(at + 1);
        if (at < 0 || !id.matches("\\d+")) {
            return false;
        }
        String list = name.substring(0, at);
        Optional<ObjectNode> row = lists.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(list))
                .flatMap(entry -> entry.getValue().stream())
                .filter(one -> one.path("id").asString().equals(id))
                .findFirst();
        String fields = StandIn.query(exchange).getOrDefault("_fields", "");
        send(
                exchange,
                row.isPresent() ? 200 : 404,
                "application/json",
                row.map(one -> cut(one, fields).toString())
                        .orElse("{\"code\":\"woocommerce_rest_product_invalid_id\",\"message\":\"Invalid ID.\"}"));
        return true;
    }

    private void list(HttpExchange exchange, String name) throws IOException {
        if (isOne(exchange, name)) {
            return;
        }
        Map<String, String> query = StandIn.query(exchange);
        List<ObjectNode> rows = chosen(name, query);
        int size = Integer.parseInt(query.getOrDefault("per_page", "10"));
        boolean isWhole = name.equals("products/attributes");
        int from = isWhole ? 0 : from(query, size);
        String page = rows.stream()
                .skip(from)
                .limit(isWhole ? Long.MAX_VALUE : size)
                .map(row -> cut(row, query.getOrDefault("_fields", "")).toString())
                .collect(Collectors.joining(",", "[", "]"));
        int total = knowsOffsets && query.containsKey("offset") && from >= rows.size() ? 0 : rows.size();
        String pages = String.valueOf((total + size - 1) / size);
        String[] totals = {"X-WP-Total", String.valueOf(total), "X-WP-TotalPages", pages};
        StandIn.send(
                exchange,
                200,
                "application/json; charset=UTF-8",
                page.getBytes(StandardCharsets.UTF_8),
                saysTotals && !isWhole ? totals : new String[0]);
        if (afterEachPage != null) {
            afterEachPage.run();
        }
    }

    /** An offset goes before a page. Behind the end of a list a shop says that there is nothing in it. */
    private int from(Map<String, String> query, int size) {
        return knowsOffsets && query.containsKey("offset")
                ? Integer.parseInt(query.get("offset"))
                : size * (Integer.parseInt(query.getOrDefault("page", "1")) - 1);
    }

    private List<ObjectNode> chosen(String name, Map<String, String> query) {
        boolean isBin = query.getOrDefault("status", "any").equals("trash");
        String since = query.getOrDefault("modified_after", "");
        Stream<ObjectNode> rows = lists.getOrDefault(name, List.of()).stream()
                .filter(row -> isBin == row.path("status").asString("").equals("trash"))
                .filter(row -> row.path("date_modified_gmt").asString("~").compareTo(since) > 0)
                .filter(row -> isNamed(row, "id", query.get("include")))
                .filter(row -> isNamed(row, "sku", query.get("sku")))
                .filter(row -> isNamed(row, "email", query.get("email")))
                .filter(row -> isNamed(row, "slug", query.get("slug")));
        List<ObjectNode> chosen = new ArrayList<>(rows.toList());
        if (ordersById && query.getOrDefault("orderby", "date").equals("id")) {
            chosen.sort(Comparator.comparing(row -> row.path("id").asInt()));
        } else {
            Collections.shuffle(chosen, random);
        }
        return chosen;
    }

    private static boolean isNamed(ObjectNode row, String field, @Nullable String wanted) {
        return wanted == null
                || List.of(wanted.toLowerCase(Locale.ROOT).split(","))
                        .contains(row.path(field).asString("").toLowerCase(Locale.ROOT));
    }

    private static JsonNode cut(ObjectNode row, String fields) {
        return fields.isEmpty() ? row : row.deepCopy().retain(List.of(fields.split(",")));
    }

    /** As a shop does it: by what arrived, and each nonce once. */
    private boolean isSigned(HttpExchange exchange) {
        String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        Map<String, String> oauth = new HashMap<>();
        var pairs = PAIR.matcher(header);
        while (pairs.find()) {
            oauth.put(pairs.group(1), java.net.URLDecoder.decode(pairs.group(2), StandardCharsets.UTF_8));
        }
        String signature = oauth.remove("oauth_signature");
        if (!header.startsWith("OAuth ")
                || !KEY.equals(oauth.get("oauth_consumer_key"))
                || !nonces.add(String.valueOf(oauth.get("oauth_nonce")))) {
            return false;
        }
        oauth.putAll(StandIn.query(exchange));
        java.net.URI uri =
                java.net.URI.create("http://" + exchange.getRequestHeaders().getFirst("Host")
                        + exchange.getRequestURI().getRawPath());
        return OneLegged.signature(SECRET, OneLegged.base(exchange.getRequestMethod(), uri, oauth))
                .equals(signature);
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        StandIn.send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
    }
}
