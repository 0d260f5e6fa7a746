package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Hooks;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.demo.shop.DemoShop;
import com.mantisnxt.sync.demo.shop.OpenShop;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SharedDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** Something is sold in a shop, the shop calls, and that one order is read and stored. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "sync.connector.allow-private-addresses=true"})
@ContextConfiguration(initializers = SharedDatabase.class)
class WebhookToStoreTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Caller admin = Organisations.anybody();

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    @Test
    void aSaleIsStoredAndNothingElseIsRead() throws Exception {
        try (var open = new OpenShop()) {
            UUID connection = as(() -> bean(Connections.class).create(draft(open.shop())));
            as(() -> {
                bean(SyncSettings.class).set(connection, EntityType.ORDER, SyncSetting.USUAL.with(true, null));
                return bean(SyncRequests.class).begin(connection, EntityType.ORDER, true);
            });
            work();
            assertThat(stored()).isEqualTo(1_500);
            open.shop().calls(URI.create("http://localhost:" + port + "/hooks/v1/" + connection));
            sell(open.shop());
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> count("select count(*) from sync_console.sync_hint") == 1);
            var key = new DueKey(admin.org(), connection, EntityType.ORDER);
            assertThat(bean(HintedSyncs.class).look(new HintKey(key, Instant.EPOCH)))
                    .isEmpty();
            work();
            assertThat(stored()).isEqualTo(1_501);
            assertThat(lastSync()).containsEntry("started_by", "webhook").containsEntry("status", "completed");
            assertThat(read()).as("of 1,501").isEqualTo(1);
            assertThat(as(() -> bean(Hooks.class).last(connection)))
                    .hasValueSatisfying(last -> assertThat(last.entities()).containsExactly(EntityType.ORDER));
        }
    }

    private ConnectionDraft draft(DemoShop shop) {
        return new ConnectionDraft(
                "Shop",
                SourceSystem.WOOCOMMERCE,
                shop.uri().toString(),
                JSON.createObjectNode(),
                Secrets.of(Map.of(
                        "consumerKey", DemoShop.KEY,
                        "consumerSecret", DemoShop.SECRET,
                        "hookSecret", DemoShop.HOOK_SECRET)),
                List.of(new EntitySetup(EntityType.ORDER, true, JSON.createObjectNode(), JSON.createArrayNode())));
    }

    private static void sell(DemoShop shop) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(shop.uri() + "/change"))
                    .POST(BodyPublishers.noBody())
                    .build();
            assertThat(http.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(303);
        }
    }

    private void work() {
        WorkNow.in(context, admin.org()).all();
    }

    private long stored() {
        return count("select count(*) from sync_console.record where entity_code = 3");
    }

    private long count(String sql) {
        try (Session session = session()) {
            return session.count(sql);
        }
    }

    private Map<String, @Nullable Object> lastSync() {
        try (Session session = session()) {
            return session.row(
                    "select started_by, status::text as status from public.sync_progress order by started_at desc limit 1");
        }
    }

    /** How many records the last run got of the shop. */
    private long read() {
        return count(
                "select (reading -> 'staged' ->> 'staged')::int from sync_console.run order by created_at desc limit 1");
    }

    private Session session() {
        return TestServer.POSTGRES_18.shared().asApplication(admin.org().value());
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    private <T> T as(Supplier<T> act) {
        return bean(CurrentCaller.class).callAs(admin, act);
    }
}
