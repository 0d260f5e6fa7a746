package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.StandIn;
import com.mantisnxt.sync.run.SyncRequests;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Many syncs of several organisations on two nodes, one of which stops in the middle, from a shop that fails at random. */
class MovingRunsTest {

    private static final int CONNECTIONS = 6;
    private static final int RECORDS = 1_500;
    private static final int PAGE = 100;
    private static final String ENTITY = """
            {"list":"/items","id":"/id","total":"/total","paging":{"kind":"page","parameter":"p"}}
            """;

    private final Random random = new Random(26);
    private final TestDatabase database = TestServer.POSTGRES_18.migrated();

    @Test
    void aStoppingNodeHandsItsRunsOverAndEverythingIsStoredOnce() {
        Map<String, Object> settings =
                Map.of("sync.connector.allow-private-addresses", "true", "db-scheduler.polling-interval", "200ms");
        try (StandIn shop = new StandIn(this::answer);
                Node one = Node.on(database, settings);
                Node stays = Node.on(database, settings)) {
            List<OrganisationFixture> organisations = IntStream.range(0, 3)
                    .mapToObj(i -> OrganisationFixture.in(one.context()))
                    .toList();
            List<String> syncs = new ArrayList<>();
            organisations.forEach(organisation -> syncs.addAll(begin(one, organisation, shop)));
            await("some are done and others are not")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> ended() > 0 || read() > 5 * PAGE);
            long before = System.nanoTime();
            one.close();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
            await("all are done").atMost(Duration.ofSeconds(120)).until(() -> ended() == syncs.size());
            assertThat(count("select count(*) from public.sync_progress where status <> 'completed'"))
                    .as("incomplete or failed")
                    .isZero();
            assertThat(count("select count(*) from sync_console.run where state_code = 4"))
                    .isEqualTo(syncs.size());
            assertThat(count("select count(*) from sync_console.record")).isEqualTo((long) RECORDS * syncs.size());
            assertThat(count("select count(*) from sync_console.record where version <> 1"))
                    .as("applied twice")
                    .isZero();
        }
    }

    private List<String> begin(Node node, OrganisationFixture organisation, StandIn shop) {
        return organisation.asAdmin(() -> {
            List<String> begun = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                var draft = new ConnectionDraft(
                        "Shop " + i,
                        SourceSystem.CUSTOM,
                        shop.uri("/" + i).toString(),
                        JsonMapper.shared().createObjectNode(),
                        Secrets.none(),
                        List.of(new EntitySetup(
                                EntityType.PRODUCT,
                                true,
                                (ObjectNode) JsonMapper.shared().readTree(ENTITY),
                                JsonMapper.shared().createArrayNode())));
                var connection = node.bean(Connections.class).create(draft);
                begun.add(node.bean(SyncRequests.class).begin(connection, EntityType.PRODUCT, true));
            }
            return begun;
        });
    }

    /** One request in twelve is told to come back. */
    private void answer(HttpExchange exchange) throws IOException {
        boolean fails;
        synchronized (random) {
            fails = random.nextInt(12) == 0;
        }
        if (fails) {
            StandIn.send(exchange, 503, "text/html", new byte[0], "Retry-After", "1");
            return;
        }
        int first = (Integer.parseInt(StandIn.query(exchange).getOrDefault("p", "1")) - 1) * PAGE;
        String items = IntStream.range(Math.min(first, RECORDS), Math.min(first + PAGE, RECORDS))
                .mapToObj(i -> "{\"id\":\"%05d\",\"name\":\"Thing %d\"}".formatted(i, i))
                .collect(Collectors.joining(","));
        String body = "{\"items\":[" + items + "],\"total\":" + RECORDS + "}";
        StandIn.send(exchange, 200, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private long ended() {
        return count("select count(*) from sync_console.run where state_code > 3");
    }

    private long read() {
        return count("select count(*) from sync_console.staged_record");
    }

    private long count(String query) {
        try (Session session = database.asAdministrator()) {
            return session.count(query);
        }
    }
}
