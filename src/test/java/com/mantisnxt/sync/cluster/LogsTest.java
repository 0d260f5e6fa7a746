package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.account.ServiceToken;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.StandIn;
import com.mantisnxt.sync.run.SyncRequests;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SyncService;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(OutputCaptureExtension.class)
class LogsTest {

    private static final byte[] PAGE = "{\"items\":[{\"id\":\"1\"}],\"total\":1}".getBytes(StandardCharsets.UTF_8);

    private final TestDatabase database = TestServer.POSTGRES_18.migrated();

    @Test
    void asJsonAFaultNamesItsRequestOrganisationAndSyncAndNoSecret(CapturedOutput output) {
        try (Node node = Node.on(database, Map.of("logging.structured.format.console", "ecs"))) {
            OrganisationFixture organisation = OrganisationFixture.in(node.context());
            ServiceToken token = tokenOf(node, organisation);
            String reference = failWith(token, node);

            JsonNode line = output.getOut()
                    .lines()
                    .filter(text -> text.contains(reference))
                    .map(text -> JsonMapper.shared().readTree(text))
                    .findFirst()
                    .orElseThrow();
            assertThat(line.get("organisation").asString()).isEqualTo(organisation.id.toString());
            assertThat(line.get("sync").asString()).isEqualTo("broken");
            assertThat(line.get("request").asString()).isNotBlank();
            assertThat(line.at("/log/level").asString()).isEqualTo("ERROR");
            assertThat(output.getAll()).doesNotContain(token.value());

            LoggerFactory.getLogger("careless")
                    .error("Authorization: Bearer {}", token.value(), new IllegalStateException(token.value()));
            assertThat(output.getAll()).contains("careless").doesNotContain(token.value());
        }
    }

    /** Pages and what is pushed to them say it the same way, see OrganisationLoggedTest. */
    @Test
    void workInTheBackgroundNamesItsOrganisationAndAPageItsRequest(CapturedOutput output) {
        try (Node node = Node.on(database, Map.of("logging.structured.format.console", "ecs"))) {
            OrganisationFixture organisation = OrganisationFixture.in(node.context());
            Logger log = LoggerFactory.getLogger("somebody");
            organisation.doAsAdmin(() -> log.warn("Said for an organisation"));
            log.warn("Said for nobody");
            assertThat(line(output, "Said for an organisation")
                            .get("organisation")
                            .asString())
                    .isEqualTo(organisation.id.toString());
            assertThat(line(output, "Said for nobody").has("organisation")).isFalse();
            assertThat(node.get("/login", "X-Request-Id", "page-7").headers().firstValue("X-Request-Id"))
                    .contains("page-7");
        }
    }

    private static JsonNode line(CapturedOutput output, String text) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains(text))
                .map(line -> JsonMapper.shared().readTree(line))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatTheEngineSaysNamesItsOrganisationAndSync(CapturedOutput output) {
        try (Node node = Node.on(
                        database,
                        Map.of(
                                "logging.structured.format.console",
                                "ecs",
                                "sync.connector.allow-private-addresses",
                                "true"));
                StandIn shop = new StandIn(exchange -> StandIn.send(exchange, 200, "application/json", PAGE));
                Session administrator = database.asAdministrator()) {
            OrganisationFixture organisation = OrganisationFixture.in(node.context());
            administrator.run("alter table sync_console.record rename to record_gone");
            organisation.doAsAdmin(() -> node.bean(SyncRequests.class)
                    .begin(node.bean(Connections.class).create(draft(shop)), EntityType.ORDER, true));
            JsonNode line = await().atMost(Duration.ofSeconds(60))
                    .until(
                            () -> output.getOut()
                                    .lines()
                                    .filter(text -> text.contains("for the 1. time in a row"))
                                    .map(text -> JsonMapper.shared().readTree(text))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
            assertThat(line.get("organisation").asString()).isEqualTo(organisation.id.toString());
            assertThat(administrator.values(String.class, "select sync_id from sync_console.run"))
                    .containsExactly(line.get("sync").asString());
        }
    }

    private static ConnectionDraft draft(StandIn shop) {
        JsonMapper json = JsonMapper.shared();
        var entity = (ObjectNode) json.readTree("{\"list\":\"/items\",\"id\":\"/id\",\"total\":\"/total\"}");
        return new ConnectionDraft(
                "Shop",
                SourceSystem.CUSTOM,
                shop.uri("/").toString(),
                json.createObjectNode(),
                Secrets.none(),
                List.of(new EntitySetup(EntityType.ORDER, true, entity, json.createArrayNode())));
    }

    @Test
    void forPeopleTheLinesAreReadableAndHoldNoSecretEither(CapturedOutput output) {
        try (Node node = Node.on(database)) {
            ServiceToken token = tokenOf(node, OrganisationFixture.in(node.context()));
            String reference = failWith(token, node);
            assertThat(output.getOut().lines())
                    .anyMatch(text -> text.matches("\\d{4}-\\d\\d-\\d\\d .*ERROR .*" + reference + ".*"));

            LoggerFactory.getLogger("careless")
                    .error("Authorization: Bearer {}", token.value(), new IllegalStateException(token.value()));
            assertThat(output.getAll())
                    .contains("careless")
                    .contains("java.lang.IllegalStateException")
                    .doesNotContain(token.value());
        }
    }

    /** @return the reference that the caller got */
    private String failWith(ServiceToken token, Node node) {
        SyncService service = new SyncService(node.address(), token.value());
        service.start("broken", "shopify", 10);
        try (Session administrator = database.asAdministrator()) {
            administrator.run("alter table public.sync_progress rename to sync_progress_gone");
            var answer = service.tryToReport("broken", 1);
            administrator.run("alter table public.sync_progress_gone rename to sync_progress");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("sync_progress");
            return JsonMapper.shared().readTree(answer.body()).get("reference").asString();
        }
    }

    private static ServiceToken tokenOf(Node node, OrganisationFixture organisation) {
        return organisation.asAdmin(() -> node.bean(ApiTokens.class).create("Warehouse", Set.of(Scope.REPORT), null));
    }
}
