package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.connector.StandIn;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What takes webhooks, and keeps all that came. */
public final class Receiver implements AutoCloseable {

    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final StandIn server = new StandIn(exchange -> {
        keep(exchange);
        exchange.sendResponseHeaders(204, -1);
    });

    /** One call as it came in. */
    public record Call(String id, String timestamp, String signature, byte[] body) {}

    private void keep(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        calls.add(new Call(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                exchange.getRequestBody().readAllBytes()));
    }

    public URI uri() {
        return server.uri("/hooks/T0/secret-path");
    }

    /** The next call is kept and gets this instead. */
    void once(int status, String... headers) {
        server.once(exchange -> {
            keep(exchange);
            StandIn.send(exchange, status, "text/plain", "no".getBytes(), headers);
        });
    }

    /** The next call is kept and gets no answer before the test is over. */
    void onceStuck() {
        server.once(exchange -> {
            keep(exchange);
            server.stuck();
        });
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        server.close();
    }
}
