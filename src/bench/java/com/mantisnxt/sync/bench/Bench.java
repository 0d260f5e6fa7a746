package com.mantisnxt.sync.bench;

import com.mantisnxt.sync.bench.connectors.ConnectorsPart;
import com.mantisnxt.sync.bench.engine.EnginePart;
import com.mantisnxt.sync.bench.live.LivePart;
import com.mantisnxt.sync.bench.live.SoakPart;
import com.mantisnxt.sync.bench.log.LogPart;
import com.mantisnxt.sync.bench.preview.PreviewPart;
import com.mantisnxt.sync.bench.stage.PostgresServer;
import com.mantisnxt.sync.bench.stage.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs the named parts, or all but those that take long ({@code list} only names them); prints a table, writes the document and one JSON line for each row. A section of a part
 * is named {@code part/section}; then the document stays as it is.
 */
public final class Bench {

    private static final List<Part> PARTS = List.of(
            new LivePart(), new PreviewPart(), new LogPart(), new ConnectorsPart(), new EnginePart(), new SoakPart());

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).equals(List.of("list"))) {
            PARTS.forEach(part -> System.out.println(part.name()));
            return;
        }
        Map<Part, Set<String>> chosen = chosen(arguments);
        Path lines = Path.of("target", "bench", "results.jsonl");
        Files.createDirectories(lines.getParent());
        Files.deleteIfExists(lines);
        try (Stage stage = Stage.open()) {
            for (Map.Entry<Part, Set<String>> part : chosen.entrySet()) {
                Results results = new Results(title(part.getKey()), part.getValue());
                part.getKey().measure(stage, results);
                System.out.println("\n" + results.table());
                new JsonLines(lines).append(results);
                if (results.isWhole()) {
                    new PerformancePage(Path.of("docs", "PERFORMANCE.md")).write(results, Machine.of(stage));
                }
            }
        }
        // the browsers' driver leaves threads behind
        System.exit(0);
    }

    private static String title(Part part) {
        return part.name() + (PostgresServer.isOldest() ? ", on PostgreSQL 15" : "");
    }

    private static Map<Part, Set<String>> chosen(String[] arguments) {
        Map<Part, Set<String>> chosen = new LinkedHashMap<>();
        Arrays.stream(String.join(" ", arguments).split("\\s+"))
                .filter(name -> !name.isBlank() && !name.equals("all"))
                .map(name -> name.split("/", 2))
                .forEach(name -> {
                    Set<String> sections = chosen.computeIfAbsent(part(name[0]), part -> new TreeSet<>());
                    sections.addAll(Arrays.asList(name).subList(1, name.length));
                });
        if (chosen.isEmpty()) {
            PARTS.stream().filter(part -> !part.takesLong()).forEach(part -> chosen.put(part, Set.of()));
        }
        return chosen;
    }

    private static Part part(String name) {
        return PARTS.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such part: " + name));
    }
}
