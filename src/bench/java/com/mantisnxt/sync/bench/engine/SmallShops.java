package com.mantisnxt.sync.bench.engine;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.run.SyncRequests;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Any number of shops with a few records each, behind one address. */
final class SmallShops implements AutoCloseable {

    static final int RECORDS = 100;
    static final List<EntityType> KINDS =
            List.of(EntityType.ORDER, EntityType.PRODUCT, EntityType.CUSTOMER, EntityType.CATEGORY);
    private static final int PAGE = 50;
    private static final String ENTITY = """
            {"list":"/items","id":"/id","total":"/total","paging":{"kind":"page","parameter":"page"}}
            """;

    static {
        // else each answer waits 40 ms for an acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private volatile CountDownLatch opening = new CountDownLatch(1);

    SmallShops() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Connects so many of them and has all their kinds synchronised. */
    void begin(InProcess node, Organisation organisation, int shops) {
        node.asAdministrator(organisation, () -> {
            for (int i = 0; i < shops; i++) {
                UUID connection = node.bean(Connections.class).create(draft(i));
                // asked for at the same moment, later kinds first
                node.bean(TransactionTemplate.class)
                        .executeWithoutResult(together -> KINDS.forEach(
                                kind -> node.bean(SyncRequests.class).begin(connection, kind, true)));
            }
            return true;
        });
    }

    private ConnectionDraft draft(int number) {
        ObjectNode entity = (ObjectNode) JsonMapper.shared().readTree(ENTITY);
        return new ConnectionDraft(
                "Shop " + number,
                SourceSystem.CUSTOM,
                "http://127.0.0.1:" + server.getAddress().getPort() + "/" + number,
                JsonMapper.shared().createObjectNode(),
                Secrets.none(),
                KINDS.stream()
                        .map(kind -> new EntitySetup(
                                kind, true, entity, JsonMapper.shared().createArrayNode()))
                        .toList());
    }

    /** Nobody is answered from now on. */
    void shut() {
        opening = new CountDownLatch(1);
    }

    void open() {
        opening.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            opening.await();
            String query = exchange.getRequestURI().getQuery();
            int page = Integer.parseInt(query.substring(query.indexOf('=') + 1)) - 1;
            String items = IntStream.range(page * PAGE, (page + 1) * PAGE)
                    .filter(i -> i < RECORDS)
                    .mapToObj(i -> "{\"id\":%d,\"name\":\"Thing %d\"}".formatted(i, i))
                    .collect(Collectors.joining(","));
            byte[] body = ("{\"items\":[" + items + "],\"total\":" + RECORDS + "}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
