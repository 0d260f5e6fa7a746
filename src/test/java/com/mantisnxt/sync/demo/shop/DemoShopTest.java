package com.mantisnxt.sync.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.connector.HookSignature;
import com.mantisnxt.sync.connector.StandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoShopTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final DemoShop shop = new DemoShop(0, Duration.ZERO, Clock.systemUTC());

    @BeforeEach
    void open() {
        shop.start();
    }

    @AfterEach
    void close() {
        shop.stop();
        http.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(shop.uri() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> turn(String mood, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(shop.uri() + "/switch"))
                .POST(HttpRequest.BodyPublishers.ofString("mood=" + mood));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void itListensOnLoopbackOnly() {
        assertThat(shop.uri().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void overPlainHttpBasicIsNobody() throws Exception {
        String pair = DemoShop.KEY + ":" + DemoShop.SECRET;
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        var refused = get("/wp-json/wc/v3/products", "Authorization", basic);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body())
                .isEqualTo(get("/wp-json/wc/v3/products").body())
                .contains("woocommerce_rest_cannot_view");
    }

    @ParameterizedTest
    @CsvSource({"THROTTLED, 429, Retry-After", "FAILING, 500, Content-Type"})
    void theSwitchMakesItFail(String mood, int status, String header) throws Exception {
        assertThat(turn(mood).body()).contains("aria-pressed").contains("is <strong>");
        var answer = get("/wp-json/wc/v3/products");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue(header)).isPresent();
        turn("well");
        assertThat(get("/wp-json/wc/v3/products").statusCode()).isEqualTo(401);
    }

    @Test
    void aDeadShopHangsUpAndCanBeRevived() throws Exception {
        turn("dead");
        assertThatThrownBy(() -> get("/wp-json/wc/v3/products")).isInstanceOf(IOException.class);
        assertThat(get("/switch").body()).contains("Dead");
        turn("well");
        assertThat(get("/wp-json/wc/v3/products").statusCode()).isEqualTo(401);
    }

    @Test
    void anotherSiteMayNotTurnIt() throws Exception {
        assertThat(turn("dead", "Origin", "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(get("/wp-json/wc/v3/products").statusCode()).isEqualTo(401);
    }

    @Test
    void aSaleIsTold() throws Exception {
        var heard = new java.util.concurrent.ConcurrentHashMap<String, String>();
        try (var console = new StandIn(exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var headers = exchange.getRequestHeaders();
            String topic = String.valueOf(headers.getFirst("X-WC-Webhook-Topic"));
            boolean isSigned =
                    HookSignature.of(body, DemoShop.HOOK_SECRET).equals(headers.getFirst("X-WC-Webhook-Signature"));
            heard.put(topic, isSigned ? "signed" : new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(202, -1);
        })) {
            shop.calls(console.uri("/hooks/v1/x"));
            var sale = HttpRequest.newBuilder(URI.create(shop.uri() + "/change"));
            var refused = http.send(
                    sale.copy()
                            .header("Origin", "https://evil.example")
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(get("/change").statusCode()).isEqualTo(403);
            http.send(sale.POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
            await().atMost(Duration.ofSeconds(20)).until(() -> heard.size() == 3);
            assertThat(heard)
                    .containsEntry("null", "webhook_id=1")
                    .containsEntry("order.created", "signed")
                    .containsEntry("product.updated", "signed");
        }
    }

    @Test
    void nothingElseIsThere() throws Exception {
        assertThat(get("/wp-admin").statusCode()).isEqualTo(404);
    }

    @Test
    void itChangesALittleAllTheTimeAndKeepsAThing() {
        var time = new Time(Instant.parse("2026-06-01T00:00:00Z"));
        var stock = new Stock(time);
        var before = stock.now("products");
        assertThat(stock.now("products")).isEqualTo(before);
        time.now = time.now.plusSeconds(600);
        var after = stock.now("products");
        assertThat(after).isNotEqualTo(before);
        long same = after.stream().filter(before::contains).count();
        assertThat(same).isGreaterThan(before.size() - 120L);
        assertThat(stock.now("orders")).hasSizeGreaterThan(1500);
    }

    @Test
    void aSignatureIsGoodOnceAndForAWhile() {
        var time = new Time(Instant.parse("2026-06-01T00:00:00Z"));
        var signatures = new Signatures("ck", "cs", time);
        // echo -n "$base" | openssl dgst -sha256 -hmac 'cs&' -binary | base64
        var query = Map.of(
                "oauth_consumer_key", "ck",
                "oauth_nonce", "n1",
                "oauth_signature", "lMl75gImn6Lk5fIJqzSWPX8GDlQ7ug8EsXu+jv76M0s=",
                "oauth_signature_method", "HMAC-SHA256",
                "oauth_timestamp", "1780272000",
                "page", "2");
        assertThat(signatures.check(asked("http://127.0.0.1:1/x", query))).isNull();
        assertThat(signatures.check(asked("http://127.0.0.1:1/x", query)))
                .hasFieldOrPropertyWithValue("message", "Invalid nonce - nonce has already been used.");
        assertThat(signatures.check(asked("http://127.0.0.1:1/y", query)))
                .extracting("message")
                .asString()
                .contains("signature");
        time.now = time.now.plusSeconds(1_000);
        assertThat(signatures.check(asked("http://127.0.0.1:1/x", query)))
                .hasFieldOrPropertyWithValue("message", "Invalid timestamp.");
    }

    /** Goes when it is told to. */
    private static final class Time extends Clock {
        private Instant now;

        Time(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static Asked asked(String address, Map<String, String> query) {
        return new Asked(address, "", query, null, "GET", new byte[0]);
    }
}
