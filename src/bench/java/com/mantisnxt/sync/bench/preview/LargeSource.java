package com.mantisnxt.sync.bench.preview;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.Console;
import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.LocalSystem;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.Sql;
import com.mantisnxt.sync.bench.stage.Stage;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A preview of a hundred thousand records of a system beside as many stored, all of them changed: from the request to
 * the decision, by the production jar with no more heap than it may need.
 */
final class LargeSource {

    private static final int RECORDS = 100_000;
    private static final int MEGABYTES = 256;
    private static final String LOG = "preview-gc.log";
    private static final Pattern HEAP = Pattern.compile("(\\d+)M->\\d+M\\(\\d+M\\)");

    /** Of the phase in which it is read; none where it is over. */
    private static final String PHASE = "select phase_code from sync_console.run where preview_id = ?";

    /** Seconds since the request. */
    private record Times(double all, double reading) {}

    private final Stage stage;
    private final Database database;
    private final Organisation organisation;

    LargeSource(Stage stage, Database database, Organisation organisation) {
        this.stage = stage;
        this.database = database;
        this.organisation = organisation;
    }

    /** Makes a connection of which so many records are stored, at another price. */
    UUID stored(InProcess application, LocalSystem local, LargeDelta delta) {
        UUID connection = application.asAdministrator(
                organisation,
                () -> application
                        .bean(Connections.class)
                        .create(new ConnectionDraft(
                                "Bench " + UUID.randomUUID(),
                                SourceSystem.CUSTOM,
                                local.uri().toString(),
                                JsonMapper.shared().createObjectNode(),
                                Secrets.none(),
                                List.of(setup()))));
        delta.store(connection);
        return connection;
    }

    private static EntitySetup setup() {
        ObjectNode settings = (ObjectNode) JsonMapper.shared()
                .readTree("{\"list\":\"/items\",\"id\":\"/id\",\"total\":\"/total\","
                        + "\"paging\":{\"kind\":\"page\",\"parameter\":\"page\"}}");
        return new EntitySetup(
                EntityType.PRODUCT, true, settings, JsonMapper.shared().createArrayNode());
    }

    void measure(Results results, UUID connection, LocalSystem local) throws Exception {
        Files.deleteIfExists(Stage.file(LOG));
        Times times;
        try (Console console = stage.console(database, "-Xmx" + MEGABYTES + "m", "-Xlog:gc:file=" + Stage.file(LOG))) {
            local.forget();
            times = computed(console, connection);
        }
        long start = System.nanoTime();
        local.again();
        double raw = (System.nanoTime() - start) / 1e9;
        results.add(Row.of(
                        "delta of 100,000 records of a system, page by page, against 100,000, all changed",
                        times.all(),
                        "s")
                .beside("of it: until all is read", times.reading())
                .atMost(10));
        results.add(Row.of("100,000 records of a system read and put down", times.reading(), "s")
                .beside("the same pages by a plain client", raw));
        results.add(Row.of(
                        "heap of the console while it reads and compares them, -Xmx%dm: most in use"
                                .formatted(MEGABYTES),
                        heap(),
                        "MB")
                .atMost(MEGABYTES));
    }

    private Times computed(Console console, UUID connection) throws IOException, InterruptedException {
        long start = System.nanoTime();
        UUID preview = requested(console, connection);
        try (Sql sql = database.asAdministrator()) {
            double reading = 0;
            while (state(sql, preview) == 1) {
                if (sql.number(PHASE, preview) == 1) {
                    reading = (System.nanoTime() - start) / 1e9;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            long updated = sql.number(
                    "select updated_count from sync_console.preview_plan where preview_id = ? and state_code = 2",
                    preview);
            if (updated != RECORDS) {
                throw new IllegalStateException("%,d of %,d records are changed.".formatted(updated, RECORDS));
            }
            return new Times(seconds, reading);
        }
    }

    private static long state(Sql sql, UUID preview) {
        return sql.number("select state_code from sync_console.preview_plan where preview_id = ?", preview);
    }

    private UUID requested(Console console, UUID connection) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(console.url() + "/api/v1/previews"))
                            .header("Authorization", "Bearer " + organisation.token())
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(
                                    "{\"connectionId\":\"" + connection + "\",\"entityType\":\"product\"}"))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return UUID.fromString(
                    JsonMapper.shared().readTree(answer.body()).path("id").asString());
        }
    }

    /** In use before a collection, at most. */
    private static double heap() throws IOException {
        try (var lines = Files.lines(Stage.file(LOG))) {
            return lines.map(HEAP::matcher)
                    .filter(Matcher::find)
                    .mapToInt(found -> Integer.parseInt(found.group(1)))
                    .max()
                    .orElseThrow();
        }
    }
}
