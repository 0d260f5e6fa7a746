package com.mantisnxt.sync.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.StandIn;
import com.mantisnxt.sync.connector.http.WebRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class SignatureTest extends ShopFixture {

    private static final Keys KEYS = Keys.of(Secrets.of(Map.of(Keys.KEY, "ck_1", Keys.SECRET, " cs_2\n")));

    @Test
    void whatIsSignedIsMadeByTheRulesOfOAuth() {
        String base = OneLegged.base(
                "GET",
                URI.create("http://Shop.example:80/wp-json/wc/v3/products?ignored=1"),
                Map.of("page", "2", "_fields", "id,sku", "oauth_nonce", "a b", "search", "Größe*~"));
        assertThat(base)
                .isEqualTo("GET&http%3A%2F%2Fshop.example%2Fwp-json%2Fwc%2Fv3%2Fproducts&_fields%3Did%252Csku"
                        + "%26oauth_nonce%3Da%2520b%26page%3D2%26search%3DGr%25C3%25B6%25C3%259Fe%252A~");
    }

    @Test
    void aPortThatDoesNotGoWithoutSayingIsSigned() {
        assertThat(OneLegged.base("GET", URI.create("http://127.0.0.1:8081/a"), Map.of("b", "c")))
                .isEqualTo("GET&http%3A%2F%2F127.0.0.1%3A8081%2Fa&b%3Dc");
    }

    /** Computed by another program: {@code openssl dgst -sha256 -hmac 'cs_2&' -binary | base64}. */
    @Test
    void theSignatureIsTheOneThatOthersCompute() {
        assertThat(OneLegged.signature("cs_2", "GET&http%3A%2F%2F127.0.0.1%3A8081%2Fa&b%3Dc"))
                .isEqualTo("dhSjnottzM6hFD6pJ9Y+HbTEW41qB2CpCxg5/ST+/8I=");
    }

    @Test
    void overPlainHttpTheSecretIsNotSentAndEachRequestIsSignedAnew() {
        shop.products(1, 250);
        assertThat(all(EntityType.PRODUCT)).hasSize(250);
        List<String> headers = authorizations();
        assertThat(headers).hasSizeGreaterThan(3).doesNotHaveDuplicates();
        assertThat(headers).allMatch(header -> header.startsWith("OAuth ") && !header.contains("cs_"));
        assertThat(standIn.asked()).noneMatch(asked -> asked.uri().toString().contains("oauth"));
    }

    @Test
    void aRetryIsSignedAnewToo() {
        shop.products(1, 3);
        standIn.once(503, "application/json", "{}");
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            Assertions.catchThrowable(walk::next);
            assertThat(all(walk)).hasSize(3);
        }
        assertThat(authorizations()).doesNotHaveDuplicates();
    }

    @Test
    void overHttpsItIsBasic() {
        WebRequest request = WebRequest.get(URI.create("HTTPS://shop.example/wp-json/wc/v3/products"));
        String expected = Base64.getEncoder().encodeToString("ck_1:cs_2".getBytes(StandardCharsets.UTF_8));
        assertThat(KEYS.onto(request, Ask.of("products"), Instant.EPOCH).headers())
                .containsEntry("Authorization", "Basic " + expected);
    }

    private List<String> authorizations() {
        return standIn.asked().stream()
                .map(StandIn.Asked::headers)
                .map(headers ->
                        headers.getOrDefault("Authorization", List.of("none")).getFirst())
                .toList();
    }
}
