package com.mantisnxt.sync.base.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.testing.SharedDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** Through a real server, where the screens' root would answer everything. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "sync.account.token-cache=PT0.2S"})
@ContextConfiguration(initializers = SharedDatabase.class)
class UnknownAddressTest {

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/api/v1/syncs, 404, unknown_address",
        "GET, /api/v1/sync, 404, unknown_address",
        "POST, /api/v2/syncs, 404, unknown_address",
        "DELETE, /api/v1/syncs, 405, method_not_allowed",
    })
    void aServiceWithASlipInItsAddressIsToldSo(String method, String path, int status, String code) throws Exception {
        OrganisationFixture organisation = OrganisationFixture.in(context);
        String token = organisation
                .asAdmin(() ->
                        context.getBean(ApiTokens.class).create("service", Set.of(Scope.READ, Scope.REPORT), null))
                .value();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString("[]"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }
}
