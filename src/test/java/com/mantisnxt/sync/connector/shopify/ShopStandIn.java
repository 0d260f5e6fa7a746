package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.StandIn;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A shop that answers our questions by the names of their operations, a page at a time by cursors, with counts, filters
 * by time, costs, and bulk operations. What lies within a record stands in it as a list.
 */
final class ShopStandIn implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String VERSION = "2026-10";

    private static final String BEHIND = "behind ";
    private static final Pattern ROOT = Pattern.compile("(\\w+)\\(first: \\$first");
    private static final Pattern INNER = Pattern.compile("(\\w+)\\(first: \\$inner");
    private static final Pattern COUNT = Pattern.compile("(\\w+Count)\\(");
    private static final Pattern SINCE = Pattern.compile("updated_at:>='([^']+)'");

    final StandIn web = new StandIn(this::answer);
    final Map<String, List<ObjectNode>> shelves = new HashMap<>();
    final Map<String, String> counts = new HashMap<>();
    final List<ObjectNode> asked = Collections.synchronizedList(new ArrayList<>());
    final ShopBulk bulk = new ShopBulk(this);

    /** Each errs once: what it gives instead of the answer; null lets the answer through. */
    final Deque<Function<ObjectNode, @Nullable String>> faults = new ArrayDeque<>();

    /** What becomes of it after each answer was made. */
    Runnable meanwhile = () -> {};

    String version = VERSION;
    String scopes = "['read_orders','read_all_orders']";
    String extensions = "{}";

    static ObjectNode object(String json) {
        return JSON.readValue(json.replace('\'', '"'), ObjectNode.class);
    }

    /** Puts a record on a shelf. */
    ObjectNode add(String root, String json) {
        ObjectNode node = object(json);
        shelves.computeIfAbsent(root, any -> new ArrayList<>()).add(node);
        return node;
    }

    void once(String answer) {
        faults.add(asked -> answer.replace('\'', '"'));
    }

    List<String> operations() {
        return asked.stream().map(one -> one.path("operationName").asString()).toList();
    }

    ObjectNode last() {
        return asked.getLast();
    }

    void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length == 0) {
            send(exchange, "{\"data\":" + opening("productsCount(") + ",\"extensions\":{}}");
            return;
        }
        ObjectNode question = JSON.readValue(body, ObjectNode.class);
        asked.add(question);
        var fault = faults.poll();
        String instead = fault == null ? null : fault.apply(question);
        String answer = instead != null
                ? instead
                : "{\"data\":" + data(question) + ",\"extensions\":" + extensions.replace('\'', '"') + "}";
        meanwhile.run();
        send(exchange, answer);
    }

    private void send(HttpExchange exchange, String body) throws IOException {
        StandIn.send(
                exchange,
                200,
                "application/json; charset=utf-8",
                body.getBytes(StandardCharsets.UTF_8),
                "X-Shopify-API-Version",
                version);
    }

    private String data(ObjectNode question) {
        String name = question.path("operationName").asString();
        String query = question.path("query").asString();
        ObjectNode variables = (ObjectNode) question.path("variables");
        if (name.contains("Bulk")) {
            return bulk.answer(name, variables);
        }
        if (name.startsWith("Open")) {
            return opening(query);
        }
        return name.contains("More") ? more(query, variables) : page(query, variables);
    }

    private String opening(String query) {
        ObjectNode data = object("{'shop':{'currencyCode':'EUR'}}");
        Matcher count = COUNT.matcher(query);
        while (count.find()) {
            String root = count.group(1).replace("Count", "");
            int size = root.equals("productVariants")
                    ? variants()
                    : shelves.getOrDefault(root, List.of()).size();
            data.set(
                    count.group(1),
                    object(counts.getOrDefault(count.group(1), "{'count':" + size + ",'precision':'EXACT'}")));
        }
        if (query.contains("accessScopes")) {
            ArrayNode handles = data.putObject("currentAppInstallation").putArray("accessScopes");
            JSON.readTree(scopes.replace('\'', '"'))
                    .forEach(scope -> handles.addObject().set("handle", scope));
        }
        return data.toString();
    }

    private int variants() {
        return shelves.getOrDefault("products", List.of()).stream()
                .mapToInt(product -> product.path("variants").size())
                .sum();
    }

    private String page(String query, ObjectNode variables) {
        String root = found(ROOT, query);
        List<ObjectNode> nodes = filtered(root, variables.path("query").asString(""));
        ObjectNode data = JSON.createObjectNode();
        ObjectNode page = slice(
                nodes, variables.path("first").asInt(), variables.path("after").asString(""));
        Matcher inner = INNER.matcher(query);
        while (inner.find()) {
            for (JsonNode node : page.path("nodes")) {
                ObjectNode record = (ObjectNode) node;
                record.set(
                        inner.group(1),
                        slice(
                                list(record.path(inner.group(1))),
                                variables.path("inner").asInt(),
                                ""));
            }
        }
        data.set(root, page);
        return data.toString();
    }

    private String more(String query, ObjectNode variables) {
        String field = found(ROOT, query);
        ObjectNode data = JSON.createObjectNode();
        data.putNull("node");
        shelves.values().stream()
                .flatMap(List::stream)
                .filter(node -> node.path("id").equals(variables.path("id")))
                .forEach(node -> data.putObject("node")
                        .set(
                                field,
                                slice(
                                        list(node.path(field)),
                                        variables.path("first").asInt(),
                                        variables.path("after").asString(""))));
        return data.toString();
    }

    /** As Shopify does it: customers match the whole day. */
    List<ObjectNode> filtered(String root, String filter) {
        Matcher since = SINCE.matcher(filter);
        if (!since.find()) {
            return shelves.getOrDefault(root, List.of());
        }
        int length = root.equals("customers") ? 10 : 20;
        return shelves.getOrDefault(root, List.of()).stream()
                .filter(node -> node.path("updatedAt")
                                .asString()
                                .substring(0, length)
                                .compareTo(since.group(1).substring(0, length))
                        >= 0)
                .toList();
    }

    private static ObjectNode slice(List<ObjectNode> nodes, int first, String after) {
        if (first < 1 || first > 250) {
            throw new IllegalStateException("first is " + first);
        }
        int from = after.startsWith(BEHIND)
                ? behind(nodes, after)
                : after.isEmpty() ? 0 : Integer.parseInt(after.substring(1));
        int to = Math.min(nodes.size(), from + first);
        ObjectNode page = JSON.createObjectNode();
        ArrayNode found = page.putArray("nodes");
        nodes.subList(Math.min(from, to), to).forEach(node -> found.add(node.deepCopy()));
        ObjectNode info = page.putObject("pageInfo").put("hasNextPage", to < nodes.size());
        info.put("endCursor", to == 0 ? null : end(nodes, to));
        return page;
    }

    /** A cursor of Shopify stands behind a record, whatever becomes of those before it and of that record itself. */
    private static String end(List<ObjectNode> nodes, int to) {
        JsonNode number = nodes.get(to - 1).path("legacyResourceId");
        return number.isMissingNode() ? "c" + to : BEHIND + number.asString();
    }

    private static int behind(List<ObjectNode> nodes, String after) {
        long number = Long.parseLong(after.substring(BEHIND.length()));
        return (int) nodes.stream()
                .filter(node -> node.path("legacyResourceId").asLong(0) <= number)
                .count();
    }

    static List<ObjectNode> list(JsonNode array) {
        List<ObjectNode> found = new ArrayList<>();
        array.forEach(node -> found.add((ObjectNode) node));
        return found;
    }

    private static String found(Pattern pattern, String query) {
        Matcher matcher = pattern.matcher(query);
        if (!matcher.find()) {
            throw new IllegalStateException("no connection in " + query);
        }
        return matcher.group(1);
    }

    @Override
    public void close() {
        web.close();
        bulk.close();
    }
}
