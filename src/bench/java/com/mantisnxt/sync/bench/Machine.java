package com.mantisnxt.sync.bench;

import com.mantisnxt.sync.bench.stage.Stage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/** Where and when figures were taken. */
record Machine(String cpu, int cores, double gigabytes, String postgres, String jdk, LocalDate date) {

    static Machine of(Stage stage) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() / 1e9,
                stage.postgres().version(),
                Runtime.version().toString(),
                LocalDate.now());
    }

    String sentence() {
        return String.format(
                Locale.ROOT,
                "Taken on %s on %s, %d cores shared by database, console, load and browsers, %.0f GB; PostgreSQL %s, JDK %s.",
                date,
                cpu,
                cores,
                gigabytes,
                postgres,
                jdk);
    }

    private static String cpuModel() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException elsewhere) {
            return System.getProperty("os.name") + " " + System.getProperty("os.arch");
        }
    }
}
