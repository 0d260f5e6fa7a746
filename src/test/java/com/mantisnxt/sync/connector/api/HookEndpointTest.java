package com.mantisnxt.sync.connector.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken of those who call, and how the rest is refused. */
class HookEndpointTest extends HookEndpointStage {

    @Test
    void aSignedCallIsTakenOnceAndOnlyForWhatIsRead() throws Exception {
        UUID shop = connection(admin, SECRET, EntityType.PRODUCT, EntityType.ORDER);
        HttpResponse<String> answer = post(shop, signed("product.updated", "d1", "{\"id\":1}", SECRET));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(hinted()).containsExactly(EntityType.PRODUCT.code());
        assertThat(post(shop, signed("product.updated", "d1", "{\"id\":1}", SECRET))
                        .statusCode())
                .isEqualTo(202);
        assertThat(events()).isEqualTo(1);
        assertThat(post(shop, signed("order.created", "d1", "{\"id\":9}", SECRET))
                        .statusCode())
                .isEqualTo(202);
        assertThat(hinted()).containsExactlyInAnyOrder(EntityType.PRODUCT.code(), EntityType.ORDER.code());
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void whatIsNotReadIsAnsweredAlikeAndNotKept() throws Exception {
        UUID shop = connection(admin, SECRET, EntityType.ORDER);
        for (String topic : List.of("product.updated", "customer.created", "coupon.created")) {
            assertThat(post(shop, signed(topic, "d1", "{}", SECRET)).statusCode())
                    .isEqualTo(202);
        }
        assertThat(hinted()).isEmpty();
        assertThat(events()).isZero();
    }

    @Test
    void aGreetingIsAnsweredWellWhomeverItIsForAndChangesNothing() throws Exception {
        UUID shop = connection(admin, SECRET, EntityType.PRODUCT);
        Call greeting = new Call(
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "webhook_id=7".getBytes(StandardCharsets.US_ASCII));
        assertThat(post(shop, greeting).statusCode()).isEqualTo(200);
        assertThat(post(UUID.randomUUID(), greeting).statusCode()).isEqualTo(200);
        assertThat(events()).isZero();
        assertThat(hinted()).isEmpty();
    }

    @Test
    void theBodyIsJudgedByteByByte() throws Exception {
        UUID shop = connection(admin, SECRET, EntityType.PRODUCT);
        byte[] odd = {'{', (byte) 0xff, 0, '\r', '\n', ' ', '}', (byte) 0xc3};
        assertThat(post(shop, signed("product.updated", "d1", odd, SECRET)).statusCode())
                .isEqualTo(202);
        assertThat(hinted()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, application/json, 405, method_not_allowed",
        "PUT, application/json, 405, method_not_allowed",
        "DELETE, application/json, 405, method_not_allowed",
        "POST, text/plain, 415, unsupported_media_type",
        "POST, application/xml, 415, unsupported_media_type"
    })
    void otherMethodsAndContentsAreRefused(String method, String type, int status, String code) throws Exception {
        HttpRequest request = request(UUID.randomUUID().toString())
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString("{}"))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void whatElseLiesBelowIsNotThere() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hooks/v2/x"))
                .POST(BodyPublishers.ofString("{}"))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"unknown_address\"");
    }

    @Test
    void aCallThatIsTooLongIsRefusedWhetherItSaysSoOrNot() throws Exception {
        UUID shop = connection(admin, SECRET, EntityType.PRODUCT);
        byte[] huge = new byte[3 * 1024 * 1024];
        Arrays.fill(huge, (byte) ' ');
        Call call = signed("product.updated", "d1", huge, SECRET);
        for (BodyPublisher publisher : List.of(
                BodyPublishers.ofByteArray(huge), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge)))) {
            HttpRequest.Builder request = request(shop.toString());
            call.headers().forEach(request::header);
            HttpResponse<String> answer = http.send(request.POST(publisher).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("\"code\":\"too_large\"");
        }
        byte[] fits = Arrays.copyOf(huge, 2 * 1024 * 1024);
        assertThat(post(shop, signed("product.updated", "d1", fits, SECRET)).statusCode())
                .isEqualTo(202);
    }
}
