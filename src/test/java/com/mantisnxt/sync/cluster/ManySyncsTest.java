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
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A hundred syncs of four organisations on two nodes, several kinds of each connection, one organisation after the other
 * in the queue. {@code ./console bench engine} does the same with a thousand.
 */
class ManySyncsTest {

    private static final int ORGANISATIONS = 4;
    private static final int CONNECTIONS = 5;
    private static final int RECORDS = 40;
    private static final List<EntityType> KINDS = List.of(
            EntityType.ORDER, EntityType.PRODUCT, EntityType.CUSTOMER, EntityType.CATEGORY, EntityType.INVENTORY);
    private static final int SYNCS = ORGANISATIONS * CONNECTIONS * KINDS.size();
    private static final String ENTITY = """
            {"list":"/items","id":"/id","total":"/total","paging":{"kind":"page","parameter":"p"}}
            """;
    private static final Map<String, Object> SETTINGS = Map.of(
            "sync.connector.allow-private-addresses", "true",
            "sync.connector.answer-wait", "PT2M",
            "db-scheduler.polling-interval", "200ms");

    /** Runs of one connection that were worked on at the same time, by when they began and ended. */
    private static final String OUT_OF_ORDER = """
            select count(*)
              from sync_console.run later
              join sync_console.run earlier using (org_id, connection_id)
             where later.entity_code = ?
               and earlier.entity_code = ?
               and later.begun_at < earlier.ended_at
            """;

    private final CountDownLatch opening = new CountDownLatch(1);
    private final TestDatabase database = TestServer.POSTGRES_18.migrated();
    private long mostThreads;
    private long mostConnections;

    @Test
    void allAreStoredOnceNobodyStarvesAndAStoppingNodeHandsOver() {
        try (StandIn shop = new StandIn(this::answer);
                Session administrator = database.asAdministrator();
                Node one = Node.on(database, SETTINGS);
                Node stays = Node.on(database, SETTINGS)) {
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();
            for (int i = 0; i < ORGANISATIONS; i++) {
                begin(one, OrganisationFixture.in(one.context()), shop);
            }
            opening.countDown();
            awaitEnded(administrator, SYNCS / 4);
            stop(administrator, one);
            awaitEnded(administrator, SYNCS);
            assertThatAllIsStoredOnce(administrator);
            assertThatNobodyStarved(administrator);
            assertThatKindsKeptTheirOrder(administrator);
            assertThat(mostConnections).as("two pools of 12").isLessThanOrEqualTo(24 + 8);
            assertThat(mostThreads - threads).as("threads for a hundred runs").isLessThan(60);
            assertThat(stays.probe("readiness")).isEqualTo(200);
        }
    }

    /** Whatever was under way goes on elsewhere within half a minute. */
    private void stop(Session administrator, Node node) {
        administrator.run("create table under_way as select id, fencing from sync_console.run where state_code = 2");
        long before = System.nanoTime();
        node.close();
        await().atMost(Duration.ofSeconds(30).minusNanos(System.nanoTime() - before))
                .until(() -> administrator.count("select count(*) from under_way u join sync_console.run r using (id)"
                                + " where r.state_code <= 3 and r.fencing = u.fencing"
                                + " and (r.lease_until is null or r.lease_until < clock_timestamp())"
                                + " and r.held_for is null and r.throttled_until is null")
                        == 0);
    }

    private void awaitEnded(Session administrator, int count) {
        await().atMost(Duration.ofSeconds(120)).until(() -> {
            mostThreads =
                    Math.max(mostThreads, ManagementFactory.getThreadMXBean().getThreadCount());
            mostConnections = Math.max(
                    mostConnections,
                    administrator.count(
                            "select count(*) from pg_stat_activity where datname = ?"
                                    + " and usename in ('sync_app', 'sync_owner')",
                            database.name()));
            return administrator.count("select count(*) from sync_console.run where state_code > 3") >= count;
        });
    }

    private static void assertThatAllIsStoredOnce(Session administrator) {
        assertThat(administrator.count("select count(*) from sync_console.run where state_code = 4"))
                .isEqualTo(SYNCS);
        assertThat(administrator.count("select count(*) from public.sync_progress where status <> 'completed'"))
                .isZero();
        assertThat(administrator.count("select count(*) from sync_console.record"))
                .isEqualTo((long) SYNCS * RECORDS);
        assertThat(administrator.count("select count(*) from sync_console.record where version <> 1"))
                .isZero();
    }

    /** The last in the queue has something before the first is done. */
    private static void assertThatNobodyStarved(Session administrator) {
        assertThat(administrator.value(
                        Boolean.class,
                        "select max(first) < min(last) from (select min(ended_at) as first, max(ended_at) as last"
                                + " from sync_console.run group by org_id) o"))
                .isTrue();
    }

    private static void assertThatKindsKeptTheirOrder(Session administrator) {
        Map.of(
                        EntityType.ORDER, EntityType.CUSTOMER,
                        EntityType.PRODUCT, EntityType.CATEGORY,
                        EntityType.INVENTORY, EntityType.PRODUCT)
                .forEach((later, earlier) -> assertThat(administrator.count(OUT_OF_ORDER, later.code(), earlier.code()))
                        .as(later + " after " + earlier)
                        .isZero());
    }

    private static void begin(Node node, OrganisationFixture organisation, StandIn shop) {
        organisation.doAsAdmin(() -> {
            for (int i = 0; i < CONNECTIONS; i++) {
                UUID connection = node.bean(Connections.class).create(draft(shop, i));
                // asked for at the same moment, later kinds first
                node.bean(TransactionTemplate.class)
                        .executeWithoutResult(together -> KINDS.forEach(
                                kind -> node.bean(SyncRequests.class).begin(connection, kind, true)));
            }
        });
    }

    private static ConnectionDraft draft(StandIn shop, int number) {
        ObjectNode entity = (ObjectNode) JsonMapper.shared().readTree(ENTITY);
        return new ConnectionDraft(
                "Shop " + number,
                SourceSystem.CUSTOM,
                shop.uri("/" + number).toString(),
                JsonMapper.shared().createObjectNode(),
                Secrets.none(),
                KINDS.stream()
                        .map(kind -> new EntitySetup(
                                kind, true, entity, JsonMapper.shared().createArrayNode()))
                        .toList());
    }

    /** Nobody is answered before all are in the queue. */
    private void answer(HttpExchange exchange) throws IOException {
        awaitOpening();
        int page = Integer.parseInt(StandIn.query(exchange).getOrDefault("p", "1"));
        String items = IntStream.range(0, page > 2 ? 0 : RECORDS / 2)
                .map(i -> (page - 1) * RECORDS / 2 + i)
                .mapToObj(i -> "{\"id\":\"%05d\",\"name\":\"Thing %d\"}".formatted(i, i))
                .collect(Collectors.joining(","));
        String body = "{\"items\":[" + items + "],\"total\":" + RECORDS + "}";
        StandIn.send(exchange, 200, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private void awaitOpening() {
        try {
            opening.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
