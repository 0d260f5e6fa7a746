package com.mantisnxt.sync.activity.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.activity.LoggedEvents;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** Through a real server: what a reader sees of a stream that is not carried to its end. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "sync.account.token-cache=PT0.2S"})
@ContextConfiguration(initializers = SharedDatabase.class)
class BrokenStreamTest {

    /** More than lies between a server and a reader who does not read. */
    private static final int MANY = 150_000;

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aTokenThatIsRevokedMidwayBreaksTheStreamOffNoticeably() throws Exception {
        OrganisationFixture organisation = OrganisationFixture.in(context);
        new LoggedEvents(TestServer.POSTGRES_18.shared(), organisation.id.value()).addMany(MANY, Instant.now());
        ApiTokens tokens = context.getBean(ApiTokens.class);
        String token = organisation
                .asAdmin(() -> tokens.create("reader", Set.of(Scope.READ), null))
                .value();
        HttpResponse<InputStream> answer =
                http.send(request(token, "application/x-ndjson"), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        organisation.doAsAdmin(() -> tokens.revoke(tokens.list().getFirst().id()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> http.send(request(token, "*/*"), BodyHandlers.discarding())
                                .statusCode()
                        == 401);
        var received = new StringBuilder();
        assertThatThrownBy(() -> read(answer.body(), received)).isInstanceOf(IOException.class);
        List<String> lines = received.toString().lines().toList();
        assertThat(lines).hasSizeBetween(1_000, MANY - 1);
        assertThat(lines.subList(0, lines.size() - 1))
                .allMatch(line -> JsonMapper.shared().readTree(line).has("recordCount"));
        assertThat(received).doesNotContain("urn:sync-console:problem", "\"status\":500");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            try (Session session = TestServer.POSTGRES_18.shared().asApplication(organisation.id.value())) {
                assertThat(session.values(
                                String.class,
                                "select actor || ' ' || (details ->> 'reason') from sync_console.audit_event"
                                        + " where action = 'activity_export_broken_off'"
                                        + " and (details ->> 'rows')::int between 1000 and ?",
                                MANY - 1))
                        .containsExactly("reader not_signed_in");
            }
        });
    }

    @Test
    void aReaderWhoGoesAwayEndsIt() throws Exception {
        OrganisationFixture organisation = OrganisationFixture.in(context);
        new LoggedEvents(TestServer.POSTGRES_18.shared(), organisation.id.value()).addMany(MANY, Instant.now());
        String token = organisation
                .asAdmin(() -> context.getBean(ApiTokens.class).create("reader", Set.of(Scope.READ), null))
                .value();
        var answer = http.send(request(token, "application/x-ndjson"), BodyHandlers.ofInputStream());
        answer.body().close();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            try (Session session = TestServer.POSTGRES_18.shared().asApplication(organisation.id.value())) {
                assertThat(session.values(
                                String.class,
                                "select details ->> 'reason' from sync_console.audit_event"
                                        + " where action = 'activity_export_broken_off'"))
                        .containsExactly("connection_or_fault");
            }
        });
    }

    private HttpRequest request(String token, String accept) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/activity?last=30d"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", accept)
                .build();
    }

    private static void read(InputStream body, StringBuilder received) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (int length = body.read(buffer); length >= 0; length = body.read(buffer)) {
            received.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
        }
    }
}
