package com.mantisnxt.sync.connector.odoo;

import com.sun.net.httpserver.HttpHandler;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An Odoo that rows can be loaded into: all of a call or none, and each under an id. */
final class Loaded {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> NUMBERS = Set.of("lst_price", "weight", "customer_rank");

    final OdooStandIn odoo = new OdooStandIn();
    final Deque<HttpHandler> afterwards = new ArrayDeque<>();
    final Deque<HttpHandler> instead = new ArrayDeque<>();
    final Map<String, String> refused = new HashMap<>();
    final Set<String> raising = new HashSet<>();
    private final Map<String, List<ObjectNode>> tables = new HashMap<>();
    boolean isSilent;
    boolean takesNothing;
    boolean mayWrite = true;
    int taken;
    private int next = 900;

    /** The call is answered by something else than Odoo's result. */
    static final class Otherwise extends RuntimeException {
        private final transient HttpHandler answer;

        Otherwise(HttpHandler answer) {
            super("otherwise");
            this.answer = answer;
        }

        HttpHandler answer() {
            return answer;
        }
    }

    Loaded() {
        table("product.product", "name:char default_code:char active:boolean lst_price:float:2 write_date:datetime");
        table("res.partner", "name:char email:char city:char active:boolean customer_rank:integer write_date:datetime");
        odoo.table("res.currency", "decimal_places:integer", "[{'id':1,'decimal_places':2}]");
        table("ir.model.data", "module:char name:char model:char res_id:integer");
    }

    private void table(String model, String fields) {
        List<ObjectNode> rows = new ArrayList<>();
        tables.put(model, rows);
        odoo.table(model, fields, rows);
        odoo.instead(model + ".load", this::load);
        odoo.instead(model + ".check_access_rights", call -> NODES.booleanNode(mayWrite));
    }

    List<ObjectNode> rows(String model) {
        return tables.get(model);
    }

    ObjectNode row(String model, long id) {
        return rows(model).stream()
                .filter(row -> row.path("id").asLong() == id)
                .findFirst()
                .orElseThrow();
    }

    private JsonNode load(OdooStandIn.Asked call) {
        HttpHandler other = instead.poll();
        if (other != null) {
            throw new Otherwise(other);
        }
        JsonNode data = call.named().path("data");
        if (raising.stream().anyMatch(data.toString()::contains)) {
            throw new OdooStandIn.Raised(500, "builtins.ValueError", "Something is wrong somewhere.");
        }
        ObjectNode answer = NODES.objectNode();
        ArrayNode messages = answer.putArray("messages");
        for (int i = 0; i < data.size(); i++) {
            refuse(data.path(i), i, messages);
        }
        if (messages.isEmpty() && !takesNothing) {
            ArrayNode ids = answer.putArray("ids");
            data.forEach(row -> ids.add(keep(call, row)));
        } else {
            answer.put("ids", false);
        }
        HttpHandler after = afterwards.poll();
        if (after != null) {
            throw new Otherwise(after);
        }
        return isSilent ? NODES.nullNode() : answer;
    }

    private void refuse(JsonNode row, int number, ArrayNode messages) {
        refused.forEach((marker, words) -> {
            if (row.toString().contains(marker)) {
                ObjectNode message = messages.addObject().put("type", "error").put("record", number);
                message.put("field", "name").put("message", words);
                message.putObject("rows").put("from", number).put("to", number);
            }
        });
    }

    private long keep(OdooStandIn.Asked call, JsonNode row) {
        JsonNode columns = call.named().path("fields");
        boolean isById = columns.path(0).asString().equals(".id");
        ObjectNode at =
                isById ? row(call.model(), Long.parseLong(row.path(0).asString())) : named(call.model(), row.path(0));
        for (int i = 1; i < columns.size(); i++) {
            String column = columns.path(i).asString();
            String value = row.path(i).asString();
            if (value.isEmpty()) {
                at.put(column, false);
            } else if (NUMBERS.contains(column)) {
                at.put(column, new BigDecimal(value));
            } else {
                at.put(column, value);
            }
        }
        taken++;
        return at.path("id").asLong();
    }

    private ObjectNode named(String model, JsonNode id) {
        String[] name = id.asString().split("\\.", 2);
        for (ObjectNode known : rows("ir.model.data")) {
            if (known.path("module").asString().equals(name[0])
                    && known.path("name").asString().equals(name[1])) {
                return row(model, known.path("res_id").asLong());
            }
        }
        ObjectNode made = NODES.objectNode().put("id", next++).put("active", true);
        rows(model).add(made);
        rows("ir.model.data")
                .add(NODES.objectNode()
                        .put("id", next++)
                        .put("module", name[0])
                        .put("name", name[1])
                        .put("model", model)
                        .put("res_id", made.path("id").asLong()));
        return made;
    }
}
