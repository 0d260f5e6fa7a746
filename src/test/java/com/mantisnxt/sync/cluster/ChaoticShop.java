package com.mantisnxt.sync.cluster;

import com.mantisnxt.sync.connector.StandIn;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Shops whose records change while they are read, and that fail, throttle, hang and break off as they are told. */
final class ChaoticShop implements AutoCloseable {

    /** What is the matter with it. */
    enum Mood {
        WELL,
        FAILING,
        THROTTLING,
        HANGING,
        BREAKING_OFF
    }

    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
    private final StandIn standIn = new StandIn(this::answer);
    private volatile Mood mood = Mood.WELL;

    void fill(String path, int records) {
        shelves.put(path, new Shelf(records));
    }

    /** What is read by numbered pages gets nothing new meanwhile: they can't tell that one came where another went. */
    void change(Random random) {
        shelves.forEach((path, shelf) -> {
            shelf.change(random);
            shelf.remove(random);
            if (!path.contains(ShopPage.WOOCOMMERCE)) {
                shelf.add();
            }
        });
    }

    /** While nobody reads. */
    void deliver() {
        shelves.values().forEach(Shelf::add);
    }

    void feel(Mood now) {
        mood = now;
        synchronized (this) {
            notifyAll();
        }
    }

    /** Prices by id. */
    Map<Integer, Integer> on(String path) {
        return Objects.requireNonNull(shelves.get(path)).prices();
    }

    String address(String path) {
        return standIn.uri(path).toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (mood) {
            case WELL -> page(exchange, false);
            case BREAKING_OFF -> page(exchange, true);
            case FAILING -> StandIn.send(exchange, 500, "text/html", new byte[0]);
            case THROTTLING -> StandIn.send(exchange, 429, "text/html", new byte[0], "Retry-After", "1");
            case HANGING -> hang();
        }
    }

    private synchronized void hang() {
        try {
            wait(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void page(HttpExchange exchange, boolean breaksOff) throws IOException {
        ShopPage page = asked(exchange.getRequestURI().getPath(), StandIn.query(exchange));
        byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
        if (!breaksOff) {
            StandIn.send(exchange, page.status(), "application/json", body, page.headers());
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(page.status(), body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
        throw new IOException("broken off");
    }

    private ShopPage asked(String path, Map<String, String> query) {
        Shelf shelf = shelves.get(path);
        int slash = path.lastIndexOf('/');
        return shelf != null
                ? ShopPage.of(shelf, path, query)
                : ShopPage.ofOne(
                        Objects.requireNonNull(shelves.get(path.substring(0, slash))), path.substring(slash + 1));
    }

    @Override
    public void close() {
        feel(Mood.WELL);
        standIn.close();
    }
}
