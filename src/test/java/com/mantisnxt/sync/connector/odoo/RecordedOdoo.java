package com.mantisnxt.sync.connector.odoo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mantisnxt.sync.connector.StandIn;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Answers of real servers, recorded beside the project; tests that need them are left out where they are missing. */
final class RecordedOdoo {

    static final Path FIXTURES = Path.of("../shared/fixtures");

    private static final Pattern MODEL = Pattern.compile("\"([a-z_.]+)\", \"[a-z_]+\", \\[|/json/2/([a-z_.]+)/");

    /**
     * One recorded case.
     *
     * @param model that was asked
     */
    record Case(int status, String type, byte[] body, String model) {

        void send(HttpExchange exchange) throws IOException {
            StandIn.send(exchange, status, type, body);
        }
    }

    private RecordedOdoo() {}

    static void assumeThere() {
        assumeTrue(Files.isDirectory(FIXTURES.resolve("odoo")), "no recorded answers of Odoo");
    }

    static Case one(String folder, String name) {
        assumeThere();
        try {
            Path dir = FIXTURES.resolve(folder);
            List<String> headers = Files.readAllLines(dir.resolve(name + ".headers"));
            Path json = dir.resolve(name + ".json");
            Matcher model = MODEL.matcher(Files.readString(dir.resolve(name + ".request")));
            return new Case(
                    Integer.parseInt(headers.getFirst().split(" ")[1]),
                    headers.stream()
                            .filter(line -> line.startsWith("Content-Type: "))
                            .map(line -> line.substring("Content-Type: ".length()))
                            .findFirst()
                            .orElse("application/json"),
                    Files.readAllBytes(Files.exists(json) ? json : dir.resolve(name + ".html")),
                    model.find() ? (model.group(1) == null ? model.group(2) : model.group(1)) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The recorded errors of a folder. */
    static List<String> errors(String folder) {
        assumeThere();
        try (var files = Files.list(FIXTURES.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("err_") && name.endsWith(".request"))
                    .map(name -> name.substring(0, name.length() - ".request".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a recorded answer of either interface. */
    static List<ObjectNode> rows(Path file) {
        assumeThere();
        try {
            var answer = OdooStandIn.JSON.readTree(Files.readAllBytes(file));
            List<ObjectNode> rows = new ArrayList<>();
            (answer.isArray() ? answer : answer.path("result")).forEach(row -> rows.add((ObjectNode) row));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields of a model as a real Odoo describes them. */
    static ObjectNode fields(String file) {
        assumeThere();
        try {
            var answer = OdooStandIn.JSON.readTree(Files.readAllBytes(FIXTURES.resolve(file)));
            return (ObjectNode) (answer.has("jsonrpc") ? answer.path("result") : answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole Odoo 17, page by page. */
    static List<List<ObjectNode>> tape(String model) {
        List<List<ObjectNode>> pages = new ArrayList<>();
        for (int page = 1; ; page++) {
            Path file = FIXTURES.resolve("tapes/odoo17/" + model + "." + page + ".json");
            assumeThere();
            if (!Files.exists(file)) {
                return pages;
            }
            pages.add(rows(file));
        }
    }
}
