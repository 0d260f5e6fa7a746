package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.StandIn;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/** Answers that were recorded from a real shop; tests of them are left out where they are missing. */
final class Recorded {

    private static final Path FIXTURES = Path.of("../shared/fixtures");
    private static final Set<String> NOT_OURS =
            Set.of("transfer-encoding", "connection", "content-length", "content-type");

    private final Path stem;

    private Recorded(Path stem) {
        this.stem = stem;
    }

    static Recorded single(String name) {
        return of(FIXTURES.resolve("woocommerce"), name);
    }

    /** A page of a whole list. */
    static Recorded page(String list, int page) {
        return of(FIXTURES.resolve("tapes/woocommerce"), list + "." + page);
    }

    private static Recorded of(Path folder, String name) {
        Assumptions.assumeTrue(Files.isDirectory(folder), "no recorded answers of WooCommerce");
        return new Recorded(folder.resolve(name));
    }

    boolean exists() {
        return Files.exists(file(".headers"));
    }

    byte[] body() throws IOException {
        return Files.readAllBytes(Files.exists(file(".json")) ? file(".json") : file(".html"));
    }

    void replay(HttpExchange exchange) throws IOException {
        List<String> headers = Files.readAllLines(file(".headers"), StandardCharsets.UTF_8);
        List<String> kept = new ArrayList<>();
        String type = "application/json";
        for (String header : headers.subList(1, headers.size())) {
            int at = header.indexOf(": ");
            String name = at < 0 ? "connection" : header.substring(0, at).toLowerCase(java.util.Locale.ROOT);
            if (name.equals("content-type")) {
                type = header.substring(at + 2);
            } else if (!NOT_OURS.contains(name)) {
                kept.add(header.substring(0, at));
                kept.add(header.substring(at + 2));
            }
        }
        int status = Integer.parseInt(headers.getFirst().split(" ")[1]);
        StandIn.send(exchange, status, type, body(), kept.toArray(String[]::new));
    }

    private Path file(String ending) {
        return stem.resolveSibling(stem.getFileName() + ending);
    }
}
