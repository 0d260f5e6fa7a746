package com.mantisnxt.sync.base.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.testing.SharedDatabase;
import com.mantisnxt.sync.testing.SyncService;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** Through a real server: ids are their services', whatever they hold. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "sync.account.token-cache=PT0.2S"})
@ContextConfiguration(initializers = SharedDatabase.class)
class IdsInAddressesTest {

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private String token;

    @BeforeEach
    void token() {
        token = OrganisationFixture.in(context)
                .asAdmin(() ->
                        context.getBean(ApiTokens.class).create("service", Set.of(Scope.READ, Scope.REPORT), null))
                .value();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "erp/orders/2026",
                "//double//",
                "50%",
                "100%25",
                "a;b=c",
                "back\\slash",
                "../../admin",
                "a b+c",
                "who?what#where&how=1",
                "Ünï – 日本 🚚",
                "\"quoted\"",
            })
    void whatCanBeStartedCanBeReportedReadAndFinished(String id) {
        SyncService service = new SyncService("http://localhost:" + port, token);
        service.post("/syncs", """
                {"syncId": %s, "entityType": "product", "sourceSystem": "custom", "totalItems": 10}
                """.formatted(JsonMapper.shared().writeValueAsString(id)));
        String escaped = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        service.report(escaped, 7);
        service.heartbeat(escaped, "running", "");
        assertThat(service.commands(escaped)).isEmpty();
        assertThat(service.statusOf("/syncs/" + escaped)).isEqualTo(200);
        service.finish(escaped, "completed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/syncs/a;b=c",
                "/api/v1//syncs",
                "/api/v1/syncs/..;/previews",
                "/api/v1/syncs/%0d%0aX",
                "/api/v1/./syncs",
            })
    void whatIsNotEscapedOrNoTextIsAProblemThatSaysSo(String address) throws IOException {
        assertThat(rawly(address)).startsWith("HTTP/1.1 400").contains("\"code\":\"bad_request\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%2Fadmin",
                "/api%2Fv1/syncs",
                "/VAADIN/..%2f..%2fapplication.yaml",
                "/VAADIN/static/%5c..%5cx",
                "/;/admin",
                "/actuator%2fprometheus",
            })
    void elsewhereTheStrictRulesHoldAndAStrangerIsLedToSignIn(String address) throws IOException {
        assertThat(rawly(address)).startsWith("HTTP/1.1 302").containsPattern("Location: http://localhost/login\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/..%2fadmin", "/api/v1%2fsyncs", "/api/v1/syncs%2f..%2f..%2f..%2factuator"})
    void whatIsEscapedLeadsNowhereElse(String address) throws IOException {
        assertThat(rawly(address)).startsWith("HTTP/1.1 404").contains("\"code\":\"unknown_address\"");
    }

    /** As it stands: a client would set it right first. */
    private String rawly(String address) throws IOException {
        try (Socket socket = new Socket("localhost", port);
                InputStream answer = socket.getInputStream()) {
            String request = "GET " + address + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
