package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.http.Answers;
import com.mantisnxt.sync.connector.http.JsonAnswers;
import com.mantisnxt.sync.connector.http.WebAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The interface that began with Odoo 19: a key instead of a user, named arguments, the bare result. */
final class Json2 implements Transport {

    private final Access access;
    private final Wire wire;

    Json2(Access access, Wire wire) {
        this.access = access;
        this.wire = wire;
    }

    @Override
    public Answer call(Call call) {
        ObjectNode body = call.named().deepCopy();
        if (call.first() != null) {
            body.set("domain", call.first().terms());
        }
        WebAnswer answer = wire.post(access.at("/json/2/" + call.model() + "/" + call.method()), body, headers());
        if (answer.status() != 200) {
            throw fault(answer, call);
        }
        Instant at = Wire.date(answer);
        return new Answer(JsonAnswers.read(Answers.good(answer, wire.clock())), at);
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "bearer " + access.key());
        if (!access.database().isEmpty()) {
            headers.put("X-Odoo-Database", access.database());
        }
        return headers;
    }

    /** Odoo's own word weighs more than the status: a bad question is a 500 too. */
    private SourceFault fault(WebAnswer answer, Call call) {
        String body = body(answer);
        OdooFaults faults = new OdooFaults(access, call.model());
        JsonNode said = json(body);
        String name = said.path("name").asString("");
        if (!name.isEmpty()) {
            return faults.of(name, said.path("message").asString(""));
        }
        if (answer.status() == 404 && body.contains("No database is selected")) {
            return faults.noDatabase();
        }
        SourceFault nothing = Wire.nothingThere(answer);
        return nothing == null ? byStatus(answer) : nothing;
    }

    private SourceFault byStatus(WebAnswer answer) {
        try {
            Answers.good(answer, wire.clock());
        } catch (SourceFault fault) {
            return fault;
        }
        throw new IllegalStateException("A good answer is no fault.");
    }

    /** Empty where it can't be read; then the status speaks. */
    private static String body(WebAnswer answer) {
        try {
            return new String(JsonAnswers.bytes(answer), StandardCharsets.UTF_8);
        } catch (SourceFault fault) {
            return "";
        }
    }

    private static JsonNode json(String body) {
        try {
            return JsonAnswers.parse(body.getBytes(StandardCharsets.UTF_8));
        } catch (SourceFault fault) {
            return MissingNode.getInstance();
        }
    }
}
