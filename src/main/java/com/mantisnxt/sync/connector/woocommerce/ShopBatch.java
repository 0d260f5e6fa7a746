package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.FieldChange;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.Written;
import com.mantisnxt.sync.connector.mapping.WriteJudge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes to one list of a shop, and takes what it says to each change. What it refuses as a whole is sent by halves. */
final class ShopBatch {

    private final ShopRecords records;
    private final ShopRows rows;
    private final WriteJudge judge;
    private final Runnable right;
    private final Map<String, Written> settled = new HashMap<>();

    /** @param right called before each request */
    ShopBatch(ShopRecords records, ShopRows rows, WriteJudge judge, Runnable right) {
        this.records = records;
        this.rows = rows;
        this.judge = judge;
        this.right = right;
    }

    /** By the changes' keys. */
    Map<String, Written> settled() {
        return settled;
    }

    /** @throws SourceFault when what became of them is not known */
    void write(Place place, List<FieldChange> changes) {
        right.run();
        ShopReply reply = records.shop().post(Ask.of(place.ask().path() + "/batch"), body(changes));
        if (reply.isRefused()) {
            refused(place, changes, reply);
        } else {
            taken(place, chosen(changes, FieldChange::isNew), reply.body().path("create"));
            taken(
                    place,
                    chosen(changes, change -> !change.isNew()),
                    reply.body().path("update"));
        }
    }

    private ObjectNode body(List<FieldChange> changes) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (FieldChange change : changes) {
            ArrayNode list = body.withArrayProperty(change.isNew() ? "create" : "update");
            list.add(rows.row(change));
        }
        return body;
    }

    private void refused(Place place, List<FieldChange> changes, ShopReply reply) {
        if (changes.size() == 1) {
            settled.put(
                    changes.getFirst().key(),
                    Written.rejected(ShopReply.code(reply.body()), ShopReply.words(reply.body())));
            return;
        }
        int half = changes.size() / 2;
        write(place, changes.subList(0, half));
        write(place, changes.subList(half, changes.size()));
    }

    private void taken(Place place, List<FieldChange> changes, JsonNode said) {
        if (said.size() != changes.size()) {
            throw new SourceFault(
                    SourceFault.Kind.UNREADABLE, "The shop was sent changes, and does not say what became of each.");
        }
        for (int i = 0; i < changes.size(); i++) {
            FieldChange change = changes.get(i);
            JsonNode row = said.path(i);
            JsonNode error = row.path("error");
            settled.put(
                    change.key(),
                    error.isObject()
                            ? Written.rejected(ShopReply.code(error), ShopReply.words(error))
                            : judge.after(change, records.read(row, place)));
        }
    }

    private static List<FieldChange> chosen(List<FieldChange> changes, Predicate<FieldChange> which) {
        return new ArrayList<>(changes.stream().filter(which).toList());
    }
}
