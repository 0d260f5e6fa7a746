package com.mantisnxt.sync.preview.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.preview.LargePreview;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SharedDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** Through a real server: what a reader sees whose token is revoked while the items are on their way. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "sync.account.token-cache=PT0.2S"})
@ContextConfiguration(initializers = SharedDatabase.class)
class BrokenExportTest {

    /** Their lines are more than lies between a server and a reader who does not read. */
    private static final int MANY = 40_000;

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aTokenThatIsRevokedMidwayCutsTheAnswer() throws Exception {
        OrganisationFixture organisation = OrganisationFixture.in(context);
        UUID preview;
        try (Session session = TestServer.POSTGRES_18.shared().asApplication(organisation.id.value())) {
            preview = LargePreview.with(session, organisation.id.value(), MANY, 700);
        }
        ApiTokens tokens = context.getBean(ApiTokens.class);
        String token = organisation
                .asAdmin(() -> tokens.create("reader", Set.of(Scope.READ), null))
                .value();
        HttpResponse<InputStream> answer =
                http.send(request(token, preview + "/export?format=ndjson"), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        organisation.doAsAdmin(() -> tokens.revoke(tokens.list().getFirst().id()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> http.send(request(token, preview.toString()), BodyHandlers.discarding())
                                .statusCode()
                        == 401);
        int[] lines = new int[1];
        assertThatThrownBy(() -> count(answer.body(), lines)).isInstanceOf(IOException.class);
        assertThat(lines[0]).isBetween(200, MANY - 1);
    }

    private HttpRequest request(String token, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/previews/" + path))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private static void count(InputStream body, int[] lines) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (int length = body.read(buffer); length >= 0; length = body.read(buffer)) {
            for (int i = 0; i < length; i++) {
                lines[0] += buffer[i] == '\n' ? 1 : 0;
            }
        }
    }
}
