package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.StandIn;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where a shop takes changes: each item by itself, in the order they came, what it refuses beside what it took. */
final class Till {

    private static final JsonMapper JSON = new JsonMapper();

    final List<ObjectNode> taken = new ArrayList<>();
    final Set<String> refusedAsAWhole = new HashSet<>();
    private final Deque<HttpHandler> afterwards = new ArrayDeque<>();
    private final ShopOfATest shop;
    private final Deque<HttpHandler> instead = new ArrayDeque<>();
    final Map<String, String> refused = new HashMap<>();
    int most = 100;
    boolean isReadOnly;
    private int next = 9_000;

    Till(ShopOfATest shop) {
        this.shop = shop;
    }

    /** The next changes are taken, and answered by that. */
    void onceAfterwards(HttpHandler answer) {
        afterwards.add(answer);
    }

    /** The next changes are not taken, and answered by that. */
    void onceInstead(HttpHandler answer) {
        instead.add(answer);
    }

    void handle(HttpExchange exchange, String path) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        HttpHandler other = instead.poll();
        if (other != null) {
            other.handle(exchange);
        } else if (isReadOnly) {
            send(
                    exchange,
                    401,
                    error(
                            "woocommerce_rest_authentication_error",
                            "The API key provided does not have write permissions."));
        } else if (body.path("create").size() + body.path("update").size() > most) {
            send(
                    exchange,
                    413,
                    error(
                            "woocommerce_rest_request_entity_too_large",
                            "Unable to accept more than 100 items for this request."));
        } else if (refusedAsAWhole.stream().anyMatch(body.toString()::contains)) {
            send(exchange, 400, error("rest_invalid_param", "Invalid parameter(s): name"));
        } else {
            ObjectNode answer = take(path.substring(0, path.length() - "/batch".length()), body);
            HttpHandler afterwards = this.afterwards.poll();
            if (afterwards == null) {
                send(exchange, 200, answer);
            } else {
                afterwards.handle(exchange);
            }
        }
    }

    private ObjectNode take(String list, JsonNode body) {
        ObjectNode answer = JSON.createObjectNode();
        for (String kind : List.of("create", "update")) {
            if (body.has(kind)) {
                ArrayNode rows = answer.putArray(kind);
                body.path(kind).forEach(row -> rows.add(take(list, (ObjectNode) row, kind.equals("create"))));
            }
        }
        return answer;
    }

    private JsonNode take(String list, ObjectNode row, boolean isNew) {
        int id = row.path("id").asInt(0);
        ObjectNode at = isNew ? JSON.createObjectNode().put("id", 0) : find(list, id);
        JsonNode other = taken(list, row, id);
        if (at == null) {
            return refused(id, error("woocommerce_rest_product_invalid_id", "Invalid ID."));
        }
        if (other != null) {
            ObjectNode error = error("product_invalid_sku", "Invalid or duplicated <b>SKU</b>.");
            error.withObjectProperty("data").set("resource_id", other);
            return refused(id, error);
        }
        for (Map.Entry<String, String> refusal : refused.entrySet()) {
            if (row.toString().contains(refusal.getKey())) {
                return refused(id, error("refused_by_the_test", refusal.getValue()));
            }
        }
        if (row.path("regular_price").isNumber() || row.path("sale_price").isNumber()) {
            return refused(id, error("rest_invalid_param", "regular_price is not of type string."));
        }
        if (isNew) {
            at.put("id", next++).put("status", "publish").put("type", "simple");
            shop.lists.computeIfAbsent(list, any -> new ArrayList<>()).add(at);
        }
        keep(at, row);
        taken.add(row);
        return at.deepCopy();
    }

    private static void keep(ObjectNode at, ObjectNode row) {
        row.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (field.getKey().equals("id")) {
                return;
            }
            if (value instanceof ObjectNode inner) {
                keep(at.withObjectProperty(field.getKey()), inner);
            } else if (field.getKey().equals("name")) {
                at.put("name", HtmlUtils.htmlEscape(value.asString()));
            } else {
                at.set(field.getKey(), value);
            }
        });
        if (!at.path("manage_stock").asBoolean(false)) {
            at.putNull("stock_quantity");
        }
        String sale = at.path("sale_price").asString("");
        at.put("price", sale.isEmpty() ? at.path("regular_price").asString("") : sale);
    }

    /** The id of another record that has its key. */
    private @Nullable JsonNode taken(String list, ObjectNode row, int id) {
        return Stream.of("sku", "email", "slug")
                .filter(row::has)
                .flatMap(key -> shop.lists.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(list.split("/")[0]))
                        .flatMap(entry -> entry.getValue().stream())
                        .filter(one -> one.path("id").asInt() != id)
                        .filter(one -> folded(one, key).equals(folded(row, key))
                                && !folded(row, key).isEmpty()))
                .map(one -> one.path("id"))
                .findFirst()
                .orElse(null);
    }

    private static String folded(ObjectNode row, String key) {
        return row.path(key).asString("").toLowerCase(Locale.ROOT);
    }

    private @Nullable ObjectNode find(String list, int id) {
        return shop.lists.getOrDefault(list, List.of()).stream()
                .filter(one -> one.path("id").asInt() == id)
                .findFirst()
                .orElse(null);
    }

    private static ObjectNode refused(int id, ObjectNode error) {
        ObjectNode refused = JsonNodeFactory.instance.objectNode().put("id", id);
        refused.set("error", error);
        return refused;
    }

    private static ObjectNode error(String code, String message) {
        return JsonNodeFactory.instance.objectNode().put("code", code).put("message", message);
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        StandIn.send(
                exchange,
                status,
                "application/json; charset=UTF-8",
                body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
