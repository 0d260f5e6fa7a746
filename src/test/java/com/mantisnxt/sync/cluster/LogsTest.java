package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.account.ServiceToken;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SyncService;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class LogsTest {

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
