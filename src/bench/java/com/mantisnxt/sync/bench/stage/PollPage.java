package com.mantisnxt.sync.bench.stage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The usual way, for comparison: a page that asks the console's list of active syncs every two seconds. */
public final class PollPage implements AutoCloseable {

    private final HttpServer server;
    private final KeepAlive console;

    public PollPage(Console console, Organisation organisation, int rows) throws IOException {
        this.console = new KeepAlive(console.port(), organisation.token());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String page = Browsers.resource("poll.html");
        server.createContext("/", exchange -> answer(exchange, "text/html", page));
        String list = "/api/v1/syncs?active=true&limit=" + rows;
        server.createContext("/syncs", exchange -> answer(exchange, "application/json", this.console.get(list)));
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private static void answer(HttpExchange exchange, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        console.close();
    }
}
