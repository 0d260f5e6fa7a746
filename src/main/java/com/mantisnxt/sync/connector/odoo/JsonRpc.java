package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.http.Answers;
import com.mantisnxt.sync.connector.http.JsonAnswers;
import com.mantisnxt.sync.connector.http.WebAnswer;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The interface of Odoo 14 to 21. Nearly everything it answers has status 200, errors too. */
final class JsonRpc implements Transport {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int SESSION_EXPIRED = 100;
    private static final int NOT_FOUND = 404;

    private final Access access;
    private final Wire wire;
    private @Nullable Long user;

    JsonRpc(Access access, Wire wire) {
        this.access = access;
        this.wire = wire;
    }

    @Override
    public Answer call(Call call) {
        ArrayNode positional = NODES.arrayNode();
        if (call.first() != null) {
            positional.add(call.first().terms());
        }
        ArrayNode arguments = NODES.arrayNode()
                .add(access.database())
                .add(user())
                .add(access.key())
                .add(call.model())
                .add(call.method())
                .add(positional)
                .add(call.named());
        return send("object", "execute_kw", arguments, call.model());
    }

    private long user() {
        Long known = user;
        if (known == null) {
            ArrayNode arguments = NODES.arrayNode()
                    .add(access.database())
                    .add(access.user())
                    .add(access.key())
                    .add(NODES.objectNode());
            JsonNode found = send("common", "authenticate", arguments, "").result();
            if (!found.isIntegralNumber() || found.longValue() <= 0) {
                throw faults("").wrongKey();
            }
            known = found.longValue();
            user = known;
        }
        return known;
    }

    private Answer send(String service, String method, ArrayNode arguments, String model) {
        ObjectNode body =
                NODES.objectNode().put("jsonrpc", "2.0").put("method", "call").put("id", 1);
        body.putObject("params").put("service", service).put("method", method).set("args", arguments);
        WebAnswer answer = wire.post(access.at("/jsonrpc"), body, Map.of());
        SourceFault nothing = Wire.nothingThere(answer);
        if (nothing != null) {
            answer.close();
            throw nothing;
        }
        Instant at = Wire.date(answer);
        return new Answer(result(JsonAnswers.read(Answers.good(answer, wire.clock())), model), at);
    }

    private JsonNode result(JsonNode answer, String model) {
        if (!answer.isObject() || !answer.has("jsonrpc")) {
            throw new SourceFault(
                    Kind.UNREADABLE,
                    access.host() + " answered with JSON, but not as Odoo does. Is the address right?");
        }
        JsonNode error = answer.path("error");
        if (error.isMissingNode() || error.isNull()) {
            JsonNode result = answer.get("result");
            return result == null ? NODES.nullNode() : result;
        }
        throw fault(error, model);
    }

    private SourceFault fault(JsonNode error, String model) {
        String name = error.at("/data/name").asString("");
        if (name.isEmpty() && error.path("code").asInt(0) == NOT_FOUND) {
            return new SourceFault(Kind.WRONG_ADDRESS, access.host() + " has no Odoo interface at this address.");
        }
        if (error.path("code").asInt(0) == SESSION_EXPIRED) {
            return faults(model).wrongKey();
        }
        return faults(model).of(name, error.at("/data/message").asString(""));
    }

    private OdooFaults faults(String model) {
        return new OdooFaults(access, model);
    }
}
