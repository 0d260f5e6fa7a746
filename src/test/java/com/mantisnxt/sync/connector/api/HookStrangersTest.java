package com.mantisnxt.sync.connector.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who does not know the secret learns nothing, changes nothing and keeps nobody from calling. */
class HookStrangersTest extends HookEndpointStage {

    @Test
    void aStrangerLearnsNothingOfWhichConnectionsThereAre() throws Exception {
        UUID shop = connection(admin, SECRET, EntityType.PRODUCT);
        UUID silent = connection(admin, "", EntityType.PRODUCT);
        UUID archived = connection(admin, SECRET, EntityType.PRODUCT);
        currentCaller.runAs(
                admin,
                () -> connections.archive(archived, connections.get(archived).version()));
        Call forged = signed("product.updated", "d1", "{}", "a guess");
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (String path : List.of(
                shop.toString(),
                silent.toString(),
                archived.toString(),
                UUID.randomUUID().toString(),
                "no-id",
                "1-1-1-1-1")) {
            answers.add(send(path, forged));
            answers.add(send(path, forged.without("X-WC-Webhook-Signature")));
        }
        HttpResponse<String> first = answers.getFirst();
        assertThat(first.statusCode()).isEqualTo(404);
        assertThat(first.body()).contains("\"code\":\"hook_unknown\"");
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(shape(answer)).isEqualTo(shape(first));
        });
        assertThat(hinted()).isEmpty();
    }

    /** All that a stranger can tell answers by, but for the address that they asked for themselves and each answer's number. */
    private static String shape(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new HashMap<>(answer.headers().map());
        headers.keySet().removeAll(List.of("date", "content-length", "x-request-id"));
        return new java.util.TreeMap<>(headers) + answer.body().replaceAll("/hooks/v1/[^\"]+", "");
    }

    @Test
    void theSecretOfOneOrganisationOpensNothingOfAnother() throws Exception {
        Caller other = Organisations.anybody();
        UUID theirs = connection(other, "their-secret", EntityType.PRODUCT);
        UUID ours = connection(admin, SECRET, EntityType.PRODUCT);
        assertThat(post(theirs, signed("product.updated", "d1", "{}", SECRET)).statusCode())
                .isEqualTo(404);
        assertThat(post(ours, signed("product.updated", "d1", "{}", SECRET)).statusCode())
                .isEqualTo(202);
        try (Session session =
                TestServer.POSTGRES_18.shared().asApplication(other.org().value())) {
            assertThat(session.count("select count(*) from sync_console.hook_event"))
                    .isZero();
            assertThat(session.count("select count(*) from sync_console.sync_hint"))
                    .isZero();
        }
    }

    @Test
    void aFloodIsToldToWaitAndTheShopIsHeardAllTheSame() throws Exception {
        UUID shop = connection(admin, SECRET, EntityType.PRODUCT);
        Call forged = signed("product.updated", "d1", "{}", "a guess");
        HttpResponse<String> refused = IntStream.range(0, 500)
                .mapToObj(i -> answerOf(UUID.randomUUID(), forged))
                .filter(answer -> answer.statusCode() != 404)
                .findFirst()
                .orElseThrow();
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.body()).contains("\"code\":\"too_many_requests\"");
        HttpRequest.Builder fromTheShop = request(shop.toString()).setHeader("X-Forwarded-For", randomAddress());
        Call good = signed("product.updated", "d1", "{}", SECRET);
        good.headers().forEach(fromTheShop::header);
        assertThat(http.send(
                                fromTheShop
                                        .POST(BodyPublishers.ofByteArray(good.body()))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void whatComesWithASessionOrATokenIsNoBetterBelieved() throws Exception {
        UUID shop = connection(admin, SECRET, EntityType.PRODUCT);
        Call forged = signed("product.updated", "d1", "{}", "a guess")
                .with("Authorization", "Bearer mnx_1")
                .with("Cookie", "sync_console=1");
        assertThat(post(shop, forged).statusCode()).isEqualTo(404);
    }
}
