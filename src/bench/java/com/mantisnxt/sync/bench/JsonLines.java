package com.mantisnxt.sync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Results for machines: one JSON object a row. */
record JsonLines(Path file) {

    void append(Results results) throws IOException {
        List<String> lines = new ArrayList<>();
        results.rows().forEach(row -> lines.add(line(row)));
        Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String line(Row row) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("name", row.name());
        number(node, "value", row.value());
        node.put("unit", row.unit());
        node.put("baseline_name", row.baseline() == null ? null : row.baseline().name());
        number(node, "baseline", row.baseline() == null ? null : row.baseline().value());
        node.put("reach", row.reach() == null ? null : row.reach().toString());
        node.put("ok", row.ok());
        return node.toString();
    }

    private static void number(ObjectNode node, String name, @Nullable Double value) {
        node.put(name, value == null || value.isNaN() ? null : (Double) (Math.round(value * 1000) / 1000.0));
    }
}
