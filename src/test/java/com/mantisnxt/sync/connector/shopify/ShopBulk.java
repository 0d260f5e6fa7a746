package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.StandIn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The bulk operations of a shop that stands in; their results lie on another host. */
final class ShopBulk implements AutoCloseable {

    static final String ID = "gid://shopify/BulkOperation/1001";

    private static final Pattern ROOT = Pattern.compile("^\\{\\s*(\\w+)");

    private final ShopStandIn shop;

    /** Roots that are done while it runs. */
    int roots;

    final StandIn host = new StandIn(
            exchange -> StandIn.send(exchange, 200, "application/jsonl", this.result.getBytes(StandardCharsets.UTF_8)));

    /** How often it is still said to be running. */
    int looks = 1;

    /** What it ends with. */
    String status = "COMPLETED";

    @Nullable
    String errorCode;

    /** Shows instead of the number of lines. */
    @Nullable
    Long objects;

    /** Where its result is said to lie instead. */
    @Nullable
    String elsewhere;

    boolean isBusy;
    List<String> queries = new ArrayList<>();
    String result = "";

    ShopBulk(ShopStandIn shop) {
        this.shop = shop;
    }

    String answer(String name, ObjectNode variables) {
        return switch (name) {
            case "StartBulk" -> start(variables.path("query").asString());
            case "BulkProgress" -> progress();
            default -> throw new IllegalStateException(name);
        };
    }

    private String start(String query) {
        if (isBusy) {
            return "{\"bulkOperationRunQuery\":{\"bulkOperation\":null,\"userErrors\":[{\"field\":null,\"message\":"
                    + "\"A bulk query operation for this app and shop is already in progress: " + ID
                    + ".\",\"code\":\"OPERATION_IN_PROGRESS\"}]}}";
        }
        queries.add(query);
        result = lines(query);
        return "{\"bulkOperationRunQuery\":{\"bulkOperation\":{\"id\":\"" + ID
                + "\",\"status\":\"CREATED\"},\"userErrors\":[]}}";
    }

    private String lines(String query) {
        Matcher root = ROOT.matcher(query);
        if (!root.find()) {
            throw new IllegalStateException(query);
        }
        return shop.filtered(root.group(1), query).stream()
                .map(node -> lines(node, query))
                .collect(Collectors.joining());
    }

    private static String lines(ObjectNode node, String query) {
        StringBuilder lines = new StringBuilder();
        ObjectNode root = node.deepCopy();
        for (String field : List.of("variants", "collections", "lineItems", "inventoryLevels")) {
            JsonNode parts = root.remove(field);
            if (parts != null && query.contains(field)) {
                for (ObjectNode part : ShopStandIn.list(parts)) {
                    lines.append(part.set("__parentId", node.path("id"))).append('\n');
                }
            }
        }
        return root + "\n" + lines;
    }

    private String progress() {
        if (looks-- > 0) {
            return "{\"node\":{\"id\":\"" + ID
                    + "\",\"status\":\"RUNNING\",\"objectCount\":\"264\",\"rootObjectCount\":\"" + roots
                    + "\",\"url\":null,\"errorCode\":null}}";
        }
        long count = objects == null ? result.lines().count() : objects;
        String place = elsewhere == null ? host.uri("/bulk/1001.jsonl").toString() : elsewhere;
        String url = status.equals("COMPLETED") && count > 0 ? "\"" + place + "\"" : "null";
        String error = errorCode == null ? "null" : "\"" + errorCode + "\"";
        return "{\"node\":{\"id\":\"" + ID + "\",\"status\":\"" + status + "\",\"objectCount\":\"" + count
                + "\",\"url\":" + url + ",\"errorCode\":" + error + "}}";
    }

    @Override
    public void close() {
        host.close();
    }
}
