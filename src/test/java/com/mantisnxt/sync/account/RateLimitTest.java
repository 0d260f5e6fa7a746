package com.mantisnxt.sync.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@AccountTest
@TestPropertySource(properties = "sync.account.requests-per-second=1")
class RateLimitTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ApiTokens tokens;

    @LocalServerPort
    private int port;

    @Test
    void aTokenThatSendsTooMuchIsToldWhenToComeBackAndOthersAreNotSlowed() {
        var org = OrganisationFixture.in(context);
        ServiceToken hasty = org.asAdmin(() -> tokens.create("Hasty", Set.of(Scope.READ), null));
        ServiceToken calm = org.asAdmin(() -> tokens.create("Calm", Set.of(Scope.READ), null));
        List<HttpResponse<String>> answers =
                IntStream.range(0, 20).mapToObj(i -> ask(hasty)).toList();
        HttpResponse<String> refused = answers.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.body()).contains("\"code\":\"too_many_requests\"");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(ask(calm).statusCode()).isEqualTo(200);
    }

    @Test
    void whoTriesManyTokensIsSlowedAndServicesElsewhereAreNot() {
        var org = OrganisationFixture.in(context);
        ServiceToken calm = org.asAdmin(() -> tokens.create("Calm", Set.of(Scope.READ), null));
        Browser stranger = new Browser(port);
        List<Integer> answers = IntStream.range(0, 1000)
                .map(i -> stranger.get("/api/v1/who-am-i", "Authorization", "Bearer mnx_" + i)
                        .statusCode())
                .takeWhile(status -> status == 401)
                .boxed()
                .toList();
        assertThat(answers).hasSizeBetween(50, 999);
        assertThat(ask(calm).statusCode()).isEqualTo(200);
    }

    /** As after a start, when nobody's token is known yet. */
    @Test
    void goodTokensOfOneAddressAreLookedUpHoweverManyTheyAre() {
        var org = OrganisationFixture.in(context);
        List<ServiceToken> services = IntStream.range(0, 150)
                .mapToObj(i -> org.asAdmin(() -> tokens.create("Service " + i, Set.of(Scope.READ), null)))
                .toList();
        assertThat(services.parallelStream().map(service -> ask(service).statusCode()))
                .containsOnly(200);
    }

    private HttpResponse<String> ask(ServiceToken token) {
        return new Browser(port).get("/api/v1/who-am-i", "Authorization", "Bearer " + token.value());
    }
}
