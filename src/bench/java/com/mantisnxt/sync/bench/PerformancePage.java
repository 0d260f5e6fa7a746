package com.mantisnxt.sync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The document: an introduction written by hand, and between two marks a generated section for each part. */
record PerformancePage(Path file) {

    void write(Results results, Machine machine) throws IOException {
        String begin = "<!-- begin " + results.part() + " -->";
        String end = "<!-- end " + results.part() + " -->";
        String before = Files.exists(file) ? Files.readString(file) : "# Performance\n";
        String section = begin + "\n" + section(results, machine) + end;
        int from = before.indexOf(begin);
        int to = before.indexOf(end);
        String after = from < 0 || to < from
                ? before.stripTrailing() + "\n\n" + section + "\n"
                : before.substring(0, from) + section + before.substring(to + end.length());
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, after);
    }

    private static String section(Results results, Machine machine) {
        StringBuilder text = new StringBuilder();
        text.append("\n## ")
                .append(results.part())
                .append("\n\n")
                .append(machine.sentence())
                .append("\n\n");
        text.append("| what | value | reach | | beside it in the same run |\n|---|---|---|---|---|\n");
        for (Row row : results.rows()) {
            text.append(line(Results.cells(row)));
        }
        text.append('\n');
        results.remarks().forEach(remark -> text.append("- ").append(remark).append('\n'));
        return text.append(results.remarks().isEmpty() ? "" : "\n").toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
