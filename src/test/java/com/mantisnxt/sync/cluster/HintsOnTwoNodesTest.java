package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.HookSignature;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.demo.shop.DemoShop;
import com.mantisnxt.sync.demo.shop.OpenShop;
import com.mantisnxt.sync.run.SyncSetting;
import com.mantisnxt.sync.run.SyncSettings;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A shop calls two nodes at once, each event twice, and their queues are at work. */
class HintsOnTwoNodesTest {

    private static final int EVENTS = 25;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestDatabase database = TestServer.POSTGRES_18.shared();

    @Test
    void eachEventCountsOnceAndAllOfThemBeginOneSync() {
        Map<String, Object> loopback = Map.of("sync.connector.allow-private-addresses", "true");
        try (var shop = new OpenShop();
                Node one = Node.on(database, loopback);
                Node other = Node.on(database, loopback);
                HttpClient http = HttpClient.newHttpClient()) {
            OrganisationFixture organisation = OrganisationFixture.in(one.context());
            UUID connection = organisation.asAdmin(() -> {
                UUID made = one.bean(Connections.class).create(draft(shop.shop()));
                one.bean(SyncSettings.class).set(made, EntityType.ORDER, SyncSetting.USUAL.with(true, null));
                return made;
            });
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int event = 0; event < EVENTS; event++) {
                String body = "{\"id\":" + event + "}";
                Stream.of(one, other)
                        .map(node -> call(node, connection, body))
                        .map(call -> delivered(http, call))
                        .forEach(answers::add);
            }
            assertThat(answers).allMatch(answer -> answer.join() == 202);
            UUID org = organisation.id.value();
            assertThat(count(org, "select count(*) from sync_console.hook_event"))
                    .isEqualTo(EVENTS);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> count(org, "select count(*) from sync_console.run where state_code = 4") == 1);
            assertThat(count(org, "select count(*) from sync_console.run")).isEqualTo(1);
            assertThat(count(org, "select count(*) from sync_console.record")).isEqualTo(1_500);
            assertThat(count(org, "select count(*) from sync_console.sync_hint where begun_at > hinted_at"))
                    .isEqualTo(1);
        }
    }

    /** As a shop does: an event that a busy node had no time for comes again. */
    private static CompletableFuture<Integer> delivered(HttpClient http, HttpRequest call) {
        Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
        return http.sendAsync(call, BodyHandlers.discarding())
                .thenCompose(answer -> answer.statusCode() == 503
                        ? CompletableFuture.completedFuture(call)
                                .thenComposeAsync(again -> delivered(http, again), later)
                        : CompletableFuture.completedFuture(answer.statusCode()));
    }

    private long count(UUID org, String sql) {
        try (Session session = database.asApplication(org)) {
            return session.count(sql);
        }
    }

    private static ConnectionDraft draft(DemoShop shop) {
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

    private static HttpRequest call(Node node, UUID connection, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(node.address() + "/hooks/v1/" + connection))
                .header("Content-Type", "application/json")
                .header("X-WC-Webhook-Topic", "order.updated")
                .header("X-WC-Webhook-Delivery-ID", "the same second")
                .header("X-WC-Webhook-Signature", HookSignature.of(bytes, DemoShop.HOOK_SECRET))
                .POST(BodyPublishers.ofByteArray(bytes))
                .build();
    }
}
