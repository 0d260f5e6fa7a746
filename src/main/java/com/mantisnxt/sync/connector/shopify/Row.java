package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.SourceFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A record as the shop has it, and what lies within it, complete once nothing is pending. */
final class Row {

    /** Far above what shops allow; what goes on beyond it has no end. */
    private static final int MOST = 20_000;

    private final ObjectNode node;
    private final Map<String, List<ObjectNode>> parts = new HashMap<>();
    private final Map<String, String> pending = new HashMap<>();

    Row(ObjectNode node) {
        this.node = node;
    }

    /** Of one page: takes what lies within it out of the record. */
    static Row of(ObjectNode node, RecordKind kind) {
        Row row = new Row(node);
        for (Nested part : kind.nested()) {
            row.add(part, node.path(part.field()));
            node.remove(part.field());
        }
        return row;
    }

    /** @throws SourceFault where that is no page */
    void add(Nested part, JsonNode connection) {
        ConnectionPage page = ConnectionPage.of(connection, part.field());
        page.nodes().forEach(found -> add(part, found));
        pending.remove(part.field());
        page.next().ifPresent(cursor -> pending.put(part.field(), cursor));
    }

    void add(Nested part, ObjectNode found) {
        List<ObjectNode> known = parts.computeIfAbsent(part.field(), any -> new ArrayList<>());
        if (known.size() >= MOST) {
            throw new SourceFault(
                    SourceFault.Kind.TOO_LARGE,
                    "The record " + id().number() + " has more than " + MOST + " " + part.field() + ".");
        }
        known.add(found);
    }

    /** Where to read on in what lies within it. */
    Optional<String> pending(Nested part) {
        return Optional.ofNullable(pending.get(part.field()));
    }

    /** The record is gone, and so is the rest of what lay within it. */
    void giveUp() {
        pending.clear();
    }

    Gid id() {
        return Gid.of(node);
    }

    ObjectNode node() {
        return node;
    }

    List<ObjectNode> parts(String field) {
        return parts.getOrDefault(field, List.of());
    }
}
