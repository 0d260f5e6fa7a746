package com.mantisnxt.sync.progress.eta;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Profiles from CSV files, one sync a file, one report a line:
 * {@code seconds,processed,failed,total,status[,worker_state,worker_until_seconds]}. The last line is the end.
 */
final class RecordedProfiles {

    private RecordedProfiles() {}

    static List<Profile> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .map(RecordedProfiles::read)
                    .toList();
        }
    }

    private static Profile read(Path file) {
        try (var lines = Files.lines(file)) {
            String name = file.getFileName().toString().replace(".csv", "");
            return new Profile(
                    name,
                    lines.filter(line -> !line.isBlank() && Character.isDigit(line.charAt(0)))
                            .map(RecordedProfiles::report)
                            .toList());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(file + " can't be read", e);
        }
    }

    private static Report report(String line) {
        String[] fields = line.trim().split(",", -1);
        Report.Counts counts =
                new Report.Counts(Long.parseLong(fields[1]), Long.parseLong(fields[2]), Long.parseLong(fields[3]));
        return new Report(Double.parseDouble(fields[0]), counts, fields[4], throttle(fields));
    }

    private static Report.@Nullable Throttle throttle(String[] fields) {
        if (fields.length < 6 || fields[5].isBlank()) {
            return null;
        }
        boolean known = fields.length > 6 && !fields[6].isBlank();
        return new Report.Throttle(fields[5], known ? Double.valueOf(fields[6]) : null);
    }
}
