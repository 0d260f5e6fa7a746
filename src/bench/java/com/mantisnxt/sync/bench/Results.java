package com.mantisnxt.sync.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rows of one part in the order they were measured; each is told as soon as it is known. */
public final class Results {

    private final String part;
    private final Set<String> sections;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** @param sections of the part that are asked for; none means all */
    Results(String part, Set<String> sections) {
        this.part = part;
        this.sections = Set.copyOf(sections);
    }

    /** Whether this section of the part is to be measured. */
    public boolean wants(String section) {
        return isWhole() || sections.contains(section);
    }

    boolean isWhole() {
        return sections.isEmpty();
    }

    public void add(Row row) {
        rows.add(row);
        System.out.println("  " + String.join(" | ", cells(row)));
    }

    /** What a reader of the figures has to know. */
    public void remark(String text) {
        remarks.add(text);
        System.out.println("  " + text);
    }

    String part() {
        return part;
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    String table() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("what", "value", "reach", "", "beside it in the same run"));
        rows.forEach(row -> lines.add(cells(row)));
        StringBuilder table = new StringBuilder();
        for (List<String> line : lines) {
            for (int column = 0; column < line.size(); column++) {
                int of = column;
                int width = lines.stream()
                        .mapToInt(other -> other.get(of).length())
                        .max()
                        .orElse(0);
                table.append(line.get(column))
                        .append(" ".repeat(width - line.get(column).length() + 2));
            }
            table.append('\n');
        }
        return table.toString();
    }

    static List<String> cells(Row row) {
        Row.Baseline baseline = row.baseline();
        Boolean ok = row.ok();
        return List.of(
                row.name(),
                Row.figure(row.value()) + " " + row.unit(),
                row.reach() == null ? "" : row.reach().toString(),
                ok == null ? "" : ok ? "ok" : "MISSED",
                baseline == null ? "" : baseline.name() + ": " + Row.figure(baseline.value()) + " " + row.unit());
    }
}
