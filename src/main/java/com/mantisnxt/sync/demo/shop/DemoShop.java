package com.mantisnxt.sync.demo.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * A made-up WooCommerce shop, reached over loopback only. It asks for signatures as a real one does over plain http, and a
 * page of its own makes it throttled, failing or dead.
 */
@Component
@Profile("demo")
public class DemoShop implements SmartLifecycle {

    public static final String KEY = "ck_6e6f72746877696e642d64656d6f2d73686f70";
    public static final String SECRET = "cs_746869732d73686f702d69732d6d6164652d7570";

    /** What it signs its calls by. */
    public static final String HOOK_SECRET = "whsec-6e6f72746877696e64";

    private static final String TOO_MANY =
            "<html><head><title>429 Too Many Requests</title></head><body></body></html>";
    private static final String FATAL =
            "<!DOCTYPE html><html><body><p>There has been a critical error on this website.</p></body></html>";

    private final int port;
    private final Duration thinking;
    private final Stock stock;
    private final Shelves shelves;
    private final HookSender hooks = new HookSender(HOOK_SECRET);
    private final Till till;
    private final Signatures signatures;
    private volatile Mood mood = Mood.WELL;
    private @Nullable HttpServer server;

    /** @param thinking how long each answer takes, as a shop's do */
    DemoShop(
            @Value("${sync.demo.shop-port:8090}") int port,
            @Value("${sync.demo.shop-thinking:80ms}") Duration thinking,
            Clock clock) {
        this.port = port;
        this.thinking = thinking;
        this.stock = new Stock(clock);
        this.shelves = new Shelves(stock);
        this.till = new Till(stock);
        this.signatures = new Signatures(KEY, SECRET, clock);
    }

    @Override
    public void start() {
        HttpServer started = listening();
        started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        started.createContext("/", this::handle);
        started.start();
        server = started;
    }

    /** Where another program has the port, any other one does. */
    private HttpServer listening() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try {
            return HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (BindException taken) {
            return anywhere(loopback);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer anywhere(InetAddress loopback) {
        try {
            return HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/switch") || path.equals("/")) {
                turn(exchange).send(exchange);
            } else if (path.equals("/change")) {
                change(exchange).send(exchange);
            } else if (mood != Mood.DEAD) {
                answer(exchange).send(exchange);
            }
        }
    }

    /** Another site's page in the same browser may not turn it. */
    private Answer turn(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            if (isOfAnotherSite(exchange)) {
                return Answer.page(403, "");
            }
            String form = new String(exchange.getRequestBody().readNBytes(1000), StandardCharsets.UTF_8);
            String wanted = Asked.query(form).getOrDefault("mood", "");
            for (Mood possible : Mood.values()) {
                mood = possible.name().equalsIgnoreCase(wanted) ? possible : mood;
            }
        }
        return SwitchPage.of(mood, this);
    }

    private boolean isOfAnotherSite(HttpExchange exchange) {
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        return origin != null && !origin.equals(uri().toString());
    }

    /** Sells something, and calls whoever wants to know. */
    private Answer change(HttpExchange exchange) {
        if (!exchange.getRequestMethod().equals("POST") || isOfAnotherSite(exchange)) {
            return Answer.page(403, "");
        }
        Stock.Sale sale = stock.sell();
        hooks.send("order.created", sale.order());
        hooks.send("product.updated", sale.product());
        return Answer.page(303, "").with(java.util.Map.of("Location", "/switch"));
    }

    /** From now on it calls there when something is sold. */
    public void calls(URI address) {
        hooks.to(address);
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        Asked asked = Asked.of(exchange);
        return switch (mood) {
            case THROTTLED -> Answer.page(429, TOO_MANY).with(java.util.Map.of("Retry-After", "10"));
            case FAILING, DEAD -> Answer.page(500, FATAL);
            case WELL -> asked.path().isEmpty() ? Answer.page(404, "<html><body>Not found</body></html>") : let(asked);
        };
    }

    private Answer let(Asked asked) {
        think();
        Signatures.Refusal refusal = signatures.check(asked);
        if (refusal != null) {
            return Answer.refusal(401, refusal.code(), refusal.message());
        }
        return asked.method().equals("POST") ? till.answer(asked) : shelves.answer(asked);
    }

    private void think() {
        try {
            Thread.sleep(thinking);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Some products that can be bought as they are. */
    public List<ObjectNode> onSale(int count) {
        return stock.now("products").stream()
                .filter(row -> row.path("type").asString("").equals("simple")
                        && row.path("status").asString("").equals("publish"))
                .limit(count)
                .toList();
    }

    /** Where it is found while it runs. */
    public URI uri() {
        HttpServer running = server;
        if (running == null) {
            throw new IllegalStateException("The shop is closed.");
        }
        var address = running.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    @Override
    public void stop() {
        HttpServer running = server;
        server = null;
        if (running != null) {
            running.stop(0);
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    /** Open before the demo needs it, and until it no longer does. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
