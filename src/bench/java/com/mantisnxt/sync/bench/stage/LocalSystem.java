package com.mantisnxt.sync.bench.stage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * A system on this machine that answers as fast as it can, with what was made before; and the same questions once more
 * by a plain client that only takes the bytes.
 */
public final class LocalSystem implements AutoCloseable {

    /** @param headers by name; the type of the content among them */
    public record Reply(byte[] body, Map<String, String> headers) {}

    /** What it answers, by path with query and by body. */
    @FunctionalInterface
    public interface Speech {
        Reply answer(URI uri, byte[] body);
    }

    private record Asked(String method, URI uri, byte[] body) {}

    static {
        // else each answer waits 40 ms for an acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final List<Asked> asked = new ArrayList<>();

    public LocalSystem(Speech speech) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                synchronized (asked) {
                    asked.add(new Asked(exchange.getRequestMethod(), exchange.getRequestURI(), body));
                }
                send(exchange, speech.answer(exchange.getRequestURI(), body));
            }
        });
        server.start();
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(200, reply.body().length);
        exchange.getResponseBody().write(reply.body());
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    public void forget() {
        synchronized (asked) {
            asked.clear();
        }
    }

    /** Asks all that was asked since, one after the other, and takes the answers to their end. */
    public void again() throws IOException, InterruptedException {
        List<Asked> questions;
        synchronized (asked) {
            questions = List.copyOf(asked);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Asked question : questions) {
                HttpRequest request = HttpRequest.newBuilder(uri().resolve(question.uri()))
                        .method(question.method(), BodyPublishers.ofByteArray(question.body()))
                        .build();
                http.send(request, BodyHandlers.ofByteArray());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
