package com.mantisnxt.sync.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What benchmarks write is read by machines and people; their classes are compiled beside the tests', not with them. */
class BenchResultsTest {

    private static final String PACKAGE = "com.mantisnxt.sync.bench.";
    private static final Path CLASSES = Path.of("target", "bench-classes");

    @TempDir
    Path folder;

    private URLClassLoader loader;
    private Object results;

    @BeforeEach
    void someResults() throws Exception {
        loader = new URLClassLoader(
                new URL[] {CLASSES.toUri().toURL()}, getClass().getClassLoader());
        results = make("Results", "live", Set.of());
        Object page = call(type("Row"), "of", "page, p99", 2.5, "ms");
        call(results, "add", call(call(page, "beside", "an empty transaction", 0.25), "atMost", 2.0));
        call(results, "add", call(call(type("Row"), "of", "ticks", 100_000.0, "rows/s"), "atLeast", 90_000.0));
        call(results, "add", call(type("Row"), "of", "told only", Double.NaN, "MB"));
        call(results, "remark", "Two browsers, the others in the process.");
    }

    @AfterEach
    void close() throws Exception {
        loader.close();
    }

    @Test
    void machinesGetALineForEachRow() throws Exception {
        Path file = folder.resolve("results.jsonl");
        Object lines = make("JsonLines", file);
        call(lines, "append", results);
        List<JsonNode> rows = Files.readAllLines(file).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
        assertThat(rows)
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.propertyNames())
                        .containsExactlyInAnyOrder(
                                "name", "value", "unit", "baseline_name", "baseline", "reach", "ok"));
        assertThat(rows.getFirst()).isEqualTo(JsonMapper.shared().readTree("""
                {"name": "page, p99", "value": 2.5, "unit": "ms", "baseline_name": "an empty transaction",
                 "baseline": 0.25, "reach": "<= 2", "ok": false}
                """));
        assertThat(rows.get(1).get("ok").asBoolean()).isTrue();
        assertThat(rows.get(2).get("ok").isNull()).isTrue();
        assertThat(rows.get(2).get("value").isNull()).as("not measured").isTrue();
    }

    @Test
    void peopleGetATableInPlaceOfTheOneBefore() throws Exception {
        Path file = folder.resolve("PERFORMANCE.md");
        Files.writeString(file, "# Performance\n\nBy hand.\n\n<!-- begin live -->\nold\n<!-- end live -->\n\nBelow.\n");
        Object page = make("PerformancePage", file);
        call(page, "write", results, make("Machine", "A processor", 2, 24.0, "18.4", "25", LocalDate.of(2026, 6, 1)));
        assertThat(Files.readString(file))
                .startsWith("# Performance\n\nBy hand.\n\n<!-- begin live -->\n")
                .contains("| page, p99 | 2.50 ms | <= 2 | MISSED | an empty transaction: 0.25 ms |")
                .contains("| ticks | 100,000 rows/s | >= 90,000 | ok |  |")
                .contains("| told only | not measured MB |  |  |  |")
                .contains("Taken on 2026-06-01 on A processor, 2 cores")
                .contains("- Two browsers, the others in the process.")
                .doesNotContain("\nold\n")
                .endsWith("<!-- end live -->\n\nBelow.\n");
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return loader.loadClass(PACKAGE + name);
    }

    private Object make(String name, Object... values) throws Exception {
        Constructor<?> made = type(name).getDeclaredConstructors()[0];
        made.setAccessible(true);
        return made.newInstance(values);
    }

    /** @param on an object, or a class for what is static */
    private static Object call(Object on, String name, Object... values) throws Exception {
        Class<?> type = on instanceof Class<?> of ? of : on.getClass();
        Method method = Arrays.stream(type.getDeclaredMethods())
                .filter(each -> each.getName().equals(name) && each.getParameterCount() == values.length)
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        try {
            return method.invoke(on instanceof Class<?> ? null : on, values);
        } catch (InvocationTargetException thrown) {
            throw (Exception) thrown.getCause();
        }
    }
}
