package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.StandIn;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A small Odoo: tables of rows, a user with a key, and both interfaces, with the answers that real ones were seen to give. */
final class OdooStandIn {

    static final String DATABASE = "shop";
    static final String USER = "sync@example.test";
    static final String KEY = "0123456789abcdef0123456789abcdef01234567";
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A question as it came in, whatever the interface. */
    record Asked(String model, String method, ArrayNode domain, ObjectNode named) {
        @Override
        public String toString() {
            return model + "." + method + domain + named;
        }
    }

    /** An exception within Odoo. */
    static final class Raised extends RuntimeException {
        private final int status;
        private final String name;

        Raised(int status, String name, String message) {
            super(message);
            this.status = status;
            this.name = name;
        }
    }

    private final OdooTables tables = new OdooTables();
    private final Map<String, Function<Asked, JsonNode>> instead = new HashMap<>();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private int version = 17;

    OdooStandIn version(int version) {
        this.version = version;
        return this;
    }

    /** @param typed the fields with their types, such as {@code "name:char lst_price:float:2 currency_id:many2one"} */
    OdooStandIn table(String model, String typed, List<ObjectNode> rows) {
        tables.add(model, OdooTables.description(typed), rows);
        return this;
    }

    OdooStandIn table(String model, String typed, String rows) {
        List<ObjectNode> read = new ArrayList<>();
        JSON.readTree(rows.replace('\'', '"')).forEach(row -> read.add((ObjectNode) row));
        return table(model, typed, read);
    }

    /** A table with the fields that a real Odoo says its model has. */
    OdooStandIn described(String model, ObjectNode description, List<ObjectNode> rows) {
        tables.add(model, description, rows);
        return this;
    }

    /** What a method of a model answers in place of the usual. */
    void instead(String modelAndMethod, Function<Asked, JsonNode> answer) {
        instead.put(modelAndMethod, answer);
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    List<Asked> asked(String model, String method) {
        return asked().stream()
                .filter(call -> call.model().equals(model) && call.method().equals(method))
                .toList();
    }

    void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/jsonrpc")) {
            jsonRpc(exchange);
        } else if (path.startsWith("/json/2/") && version >= 19) {
            json2(exchange, path.substring("/json/2/".length()));
        } else if (path.equals("/web/version") && version >= 19) {
            send(
                    exchange,
                    200,
                    NODES.objectNode()
                            .set("version_info", NODES.arrayNode().add(version).add(0)));
        } else {
            html(exchange, 404, "<!doctype html><title>404 Not Found</title>");
        }
    }

    private void jsonRpc(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        ObjectNode answer = NODES.objectNode().put("jsonrpc", "2.0").put("id", 1);
        try {
            JsonNode result = rpc(body.path("params"));
            if (!result.isNull()) {
                answer.set("result", result);
            }
        } catch (Raised raised) {
            answer.set("error", rpcError(raised));
        }
        send(exchange, 200, answer);
    }

    private static ObjectNode rpcError(Raised raised) {
        ObjectNode error = NODES.objectNode().put("code", 200).put("message", "Odoo Server Error");
        error.set("data", error(raised));
        return error;
    }

    private static ObjectNode error(Raised raised) {
        return NODES.objectNode()
                .put("name", raised.name)
                .put("message", raised.getMessage())
                .put("debug", "Traceback (most recent call last): /opt/odoo/secret.py");
    }

    private JsonNode rpc(JsonNode params) {
        JsonNode args = params.path("args");
        if (!args.path(0).asString("").equals(DATABASE)) {
            throw new Raised(
                    500,
                    "psycopg2.OperationalError",
                    "connection to server at \"10.0.0.7\", port 5432 failed: FATAL:  database \""
                            + args.path(0).asString("") + "\" does not exist\n");
        }
        if (params.path("service").asString().equals("common")) {
            boolean isUser = args.path(1).asString("").equals(USER)
                    && args.path(2).asString("").equals(KEY);
            return isUser ? NODES.numberNode(2) : NODES.booleanNode(false);
        }
        if (args.path(1).asInt(0) != 2 || !args.path(2).asString("").equals(KEY)) {
            throw new Raised(200, "odoo.exceptions.AccessDenied", "Access Denied");
        }
        JsonNode positional = args.path(5);
        return call(new Asked(
                args.path(3).asString(),
                args.path(4).asString(),
                positional.path(0) instanceof ArrayNode domain ? domain : NODES.arrayNode(),
                (ObjectNode) args.path(6)));
    }

    private void json2(HttpExchange exchange, String path) throws IOException {
        if (!DATABASE.equals(exchange.getRequestHeaders().getFirst("X-Odoo-Database"))) {
            html(exchange, 404, "<!DOCTYPE html><p>No database is selected and the requested URL was not found</p>");
            return;
        }
        try {
            if (!("bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                throw new Raised(401, "werkzeug.exceptions.Unauthorized", "Invalid apikey");
            }
            ObjectNode named = (ObjectNode) JSON.readTree(exchange.getRequestBody());
            String[] parts = path.split("/");
            ArrayNode domain = named.path("domain") instanceof ArrayNode given ? given : NODES.arrayNode();
            send(exchange, 200, call(new Asked(parts[0], parts[1], domain, named)));
        } catch (Raised raised) {
            send(exchange, raised.status, error(raised));
        }
    }

    private JsonNode call(Asked call) {
        asked.add(call);
        var other = instead.get(call.model() + "." + call.method());
        if (other != null) {
            return other.apply(call);
        }
        return usual(call);
    }

    JsonNode usual(Asked call) {
        if (!tables.have(call.model())) {
            throw version >= 19
                    ? new Raised(404, "werkzeug.exceptions.NotFound", "the model '" + call.model() + "' does not exist")
                    : new Raised(200, "odoo.exceptions.UserError", "Object " + call.model() + " doesn't exist");
        }
        return tables.answer(call);
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        StandIn.send(
                exchange,
                status,
                "application/json; charset=utf-8",
                JSON.writeValueAsBytes(body),
                "Server",
                "Werkzeug/2.2.2");
    }

    private static void html(HttpExchange exchange, int status, String body) throws IOException {
        StandIn.send(exchange, status, "text/html; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }
}
