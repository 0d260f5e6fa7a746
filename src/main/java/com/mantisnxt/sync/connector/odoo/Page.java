package com.mantisnxt.sync.connector.odoo;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Some records on their way, and which of them can't be delivered because Odoo held back a part of them. */
final class Page {

    private final List<ObjectNode> rows;
    private final Set<ObjectNode> lacking = Collections.newSetFromMap(new IdentityHashMap<>());

    Page(List<ObjectNode> rows) {
        this.rows = rows;
    }

    List<ObjectNode> rows() {
        return rows;
    }

    void lacks(ObjectNode row) {
        lacking.add(row);
    }

    boolean isLacking(ObjectNode row) {
        return lacking.contains(row);
    }

    /** The ids that the rows lead to. */
    Set<Long> links(Function<ObjectNode, List<Long>> of) {
        Set<Long> ids =
                rows.stream().flatMap(row -> of.apply(row).stream()).collect(Collectors.toCollection(HashSet::new));
        ids.remove(0L);
        return ids;
    }
}
