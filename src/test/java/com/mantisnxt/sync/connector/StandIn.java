package com.mantisnxt.sync.connector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A small system at the other end that answers as a test wants, and errs once for each fault it was given. */
public final class StandIn implements AutoCloseable {

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Deque<HttpHandler> faults = new ArrayDeque<>();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    /** What came in. */
    public record Asked(URI uri, Map<String, List<String>> headers) {

        public boolean has(String header) {
            return headers.keySet().stream().anyMatch(header::equalsIgnoreCase);
        }
    }

    public StandIn(HttpHandler usual) {
        this("127.0.0.1", usual);
    }

    public StandIn(String address, HttpHandler usual) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.add(new Asked(exchange.getRequestURI(), Map.copyOf(exchange.getRequestHeaders())));
                HttpHandler fault;
                synchronized (faults) {
                    fault = faults.poll();
                }
                (fault == null ? usual : fault).handle(exchange);
            }
        });
        server.start();
    }

    public URI uri(String path) {
        var address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + path);
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** The next request gets this instead. */
    public void once(HttpHandler fault) {
        synchronized (faults) {
            faults.add(fault);
        }
    }

    public void once(int status, String type, String body, String... headers) {
        once(exchange -> send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8), headers));
    }

    /** Sends some bytes, and then none until the test is over. */
    public void onceStuckAfter(String body) {
        once(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await();
        });
    }

    /** Until the test is over. */
    public void stuck() {
        await();
    }

    private void await() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static void send(HttpExchange exchange, int status, String type, byte[] body, String... headers)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    public static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> found = new LinkedHashMap<>();
        String query = exchange.getRequestURI().getQuery();
        for (String part : query == null ? new String[0] : query.split("&")) {
            int at = part.indexOf('=');
            found.put(part.substring(0, at), part.substring(at + 1));
        }
        return found;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
