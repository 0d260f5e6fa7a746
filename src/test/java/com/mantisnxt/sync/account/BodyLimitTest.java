package com.mantisnxt.sync.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@AccountTest
class BodyLimitTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ApiTokens tokens;

    @LocalServerPort
    private int port;

    /** In chunks, so that its length is not known before it is there. */
    @Test
    void aBodyThatDoesNotSayItsLengthIsReadSoFarAndNoFurther() throws Exception {
        byte[] endless = new byte[18 * 1024 * 1024];
        Arrays.fill(endless, (byte) ' ');
        HttpResponse<String> answer = post(endless);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"too_large\"");
    }

    @Test
    void oneThatFitsIsRead() throws Exception {
        assertThat(post("{\"reports\": []}".getBytes()).statusCode()).isEqualTo(200);
    }

    @Test
    void theMessageOfAPageIsReadSoFarAndNoFurther() throws Exception {
        Browser person = new Browser(port);
        person.signIn(OrganisationFixture.in(context).admin.email(), OrganisationFixture.PASSWORD);
        person.get("/?v-r=init&location=login&query=");
        byte[] endless = new byte[12 * 1024 * 1024];
        Arrays.fill(endless, (byte) ' ');
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/?v-r=uidl&v-uiId=0"))
                .header("Cookie", "sync_console=" + person.sessionCookie().orElseThrow())
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(endless)));
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(413);
        }
    }

    private HttpResponse<String> post(byte[] body) throws Exception {
        var org = OrganisationFixture.in(context);
        ServiceToken token = org.asAdmin(() -> tokens.create("Warehouse", Set.of(Scope.REPORT), null));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/progress"))
                .header("Authorization", "Bearer " + token.value())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }
}
