package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The questions that a walk asks, all in one context: archived records count, and texts are of one language. */
final class Odoo {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Transport transport;
    private final ObjectNode context;
    private @Nullable Instant began;

    Odoo(Transport transport, String language) {
        this.transport = transport;
        this.context = NODES.objectNode().put("active_test", false);
        if (!language.isEmpty()) {
            context.put("lang", language);
        }
    }

    ModelFields fields(String model) {
        ArrayNode attributes = NODES.arrayNode().add("type").add("digits").add("currency_field");
        JsonNode answer = ask(Call.of(model, "fields_get").with("attributes", attributes));
        if (!answer.isObject()) {
            throw unreadable(model, "fields");
        }
        return ModelFields.of(answer);
    }

    long count(String model, Domain domain) {
        JsonNode answer = ask(Call.of(model, "search_count").in(domain));
        if (!answer.isIntegralNumber() || !answer.canConvertToLong() || answer.longValue() < 0) {
            throw unreadable(model, "number of records");
        }
        return answer.longValue();
    }

    /** By ascending id. */
    List<ObjectNode> rows(String model, Domain domain, List<String> fields, int limit) {
        ArrayNode names = NODES.arrayNode();
        fields.forEach(names::add);
        return objects(
                model,
                ask(ordered(Call.of(model, "search_read"), "id", limit)
                        .in(domain)
                        .with("fields", names)));
    }

    /**
     * Makes records, and changes those that are known by their first column: all of them or none.
     *
     * @return null where it says nothing: it may have done its work all the same
     */
    @Nullable
    Load load(String model, List<String> columns, List<List<String>> rows) {
        ArrayNode names = NODES.arrayNode();
        columns.forEach(names::add);
        ArrayNode data = NODES.arrayNode();
        rows.forEach(row -> row.forEach(data.addArray()::add));
        try {
            JsonNode answer = ask(Call.of(model, "load").with("fields", names).with("data", data));
            return answer.isObject() ? Load.of(answer) : null;
        } catch (SourceFault fault) {
            throw fault.kind() == Kind.NO_RIGHT
                    ? new SourceFault(Kind.NO_RIGHT, "Odoo does not let this user change " + model + ".")
                    : fault;
        }
    }

    JsonNode mayWrite(String model, String method) {
        Call call = Call.of(model, method).with("operation", NODES.stringNode("write"));
        return ask(method.equals("has_access") ? call : call.with("raise_exception", NODES.booleanNode(false)));
    }

    /** By ascending id. */
    List<Long> ids(String model, Domain domain, int limit) {
        JsonNode answer = ask(ordered(Call.of(model, "search"), "id", limit).in(domain));
        List<Long> ids = new ArrayList<>();
        for (JsonNode id : list(model, answer)) {
            if (!id.isIntegralNumber() || !id.canConvertToLong()) {
                throw unreadable(model, "ids");
            }
            ids.add(id.longValue());
        }
        return ids;
    }

    /**
     * From where a later walk finds what changes from now on: the server's clock at its first answer, or where it does not
     * say, its newest change; null where there is neither.
     */
    @Nullable
    Instant watermark(String model, Domain domain) {
        if (began != null) {
            return began;
        }
        ArrayNode fields = NODES.arrayNode().add("write_date");
        JsonNode answer = ask(ordered(Call.of(model, "search_read"), "write_date desc", 1)
                .in(domain)
                .with("fields", fields));
        return Plan.time(answer.at("/0/write_date").asString(""));
    }

    private static Call ordered(Call call, String order, int limit) {
        return call.with("limit", NODES.numberNode(limit)).with("order", NODES.stringNode(order));
    }

    private JsonNode ask(Call call) {
        Transport.Answer answer = transport.call(call.with("context", context));
        if (began == null) {
            began = answer.at();
        }
        return answer.result();
    }

    private static List<ObjectNode> objects(String model, JsonNode answer) {
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode row : list(model, answer)) {
            if (!(row instanceof ObjectNode object)) {
                throw unreadable(model, "records");
            }
            rows.add(object);
        }
        return rows;
    }

    private static JsonNode list(String model, JsonNode answer) {
        if (!answer.isArray()) {
            throw unreadable(model, "records");
        }
        return answer;
    }

    private static SourceFault unreadable(String model, String what) {
        return new SourceFault(
                Kind.UNREADABLE, "Odoo was asked for the " + what + " of " + model + " and gave something else.");
    }
}
