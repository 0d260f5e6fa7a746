package com.mantisnxt.sync.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Hook;
import com.mantisnxt.sync.connector.HookCall;
import com.mantisnxt.sync.connector.HookSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls as WooCommerce makes them, recorded from a real shop where the recordings are. */
class ShopHooksTest {

    private static final Path RECORDED = Path.of("../shared/fixtures/woocommerce");
    private static final String SECRET = "hook-secret";

    private final ShopHooks hooks = new ShopHooks();

    @ParameterizedTest
    @CsvSource({
        "product_created, 'PRODUCT,INVENTORY'",
        "product_updated, 'PRODUCT,INVENTORY'",
        "product_deleted, 'PRODUCT,INVENTORY'",
        "order_created, ORDER",
        "order_updated, ORDER",
        "order_deleted, ORDER"
    })
    void whatARealShopSignedIsAHintAtItsKindOfRecord(String name, String entities) throws IOException {
        Hook hook = hooks.read(recorded(name), SECRET, "http://127.0.0.1:8081");
        assertThat(hook)
                .isInstanceOfSatisfying(
                        Hook.Hint.class,
                        hint -> assertThat(hint.entities())
                                .extracting(EntityType::name)
                                .containsExactlyInAnyOrder(entities.split(",")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hook-secre", "hook-secret ", "Hook-secret"})
    void anotherSecretMakesItForged(String secret) throws IOException {
        assertThat(hooks.read(recorded("product_updated"), secret, null)).isEqualTo(new Hook.Forged());
    }

    @Test
    void whatARealShopGreetsByIsAGreetingAndNoHint() throws IOException {
        HookCall greeting = recorded("ping");
        assertThat(hooks.isGreeting(greeting)).isTrue();
        assertThat(hooks.read(greeting, SECRET, null)).isEqualTo(new Hook.Forged());
        assertThat(hooks.isGreeting(recorded("product_updated"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "webhook_id=",
                "webhook_id=7&x=1",
                "{\"webhook_id\":7}",
                "webhook_id=7777777777777777777777777"
            })
    void whatIsNotExactlyAGreetingIsNone(String body) {
        assertThat(hooks.isGreeting(new HookCall(Map.of(), bytes(body)))).isFalse();
    }

    @Test
    void aSignatureThatIsMissingOrOfAnotherBodyIsForged() {
        HookCall good = call("order.updated", "d1", "{\"id\":1}");
        assertThat(hooks.read(good, SECRET, null)).isInstanceOf(Hook.Hint.class);
        assertThat(hooks.read(new HookCall(good.headers(), bytes("{\"id\":2}")), SECRET, null))
                .isEqualTo(new Hook.Forged());
        Map<String, String> unsigned = new HashMap<>(good.headers());
        unsigned.remove("x-wc-webhook-signature");
        assertThat(hooks.read(new HookCall(unsigned, good.body()), SECRET, null))
                .isEqualTo(new Hook.Forged());
    }

    @ParameterizedTest
    @ValueSource(strings = {"coupon.updated", "action.woocommerce_add_to_cart", "", "products", "orderly.created"})
    void aTopicOfNothingThatIsReadIsNotForUs(String topic) {
        assertThat(hooks.read(call(topic, "d1", "{}"), SECRET, null)).isEqualTo(new Hook.NotForUs());
    }

    /** A product that is gone by the time it is told of comes as an error, under the topic of its creation. */
    @Test
    void whatStandsInTheBodyDoesNotMatter() {
        String error = "{\"code\":\"woocommerce_rest_product_invalid_id\",\"data\":{\"status\":404}}";
        assertThat(hooks.read(call("product.created", "d1", error), SECRET, null))
                .isInstanceOfSatisfying(
                        Hook.Hint.class,
                        hint -> assertThat(hint.entities())
                                .isEqualTo(Set.of(EntityType.PRODUCT, EntityType.INVENTORY)));
        assertThat(hooks.read(call("product.updated", "d1", "\u0000 no json <html>"), SECRET, null))
                .isInstanceOf(Hook.Hint.class);
    }

    /** WooCommerce makes the delivery's id of the webhook and the second. */
    @Test
    void twoChangesOfOneSecondAreTwoEventsAndTheSameCallTwiceIsOne() {
        String first = event(call("product.updated", "same", "{\"id\":1}"));
        assertThat(event(call("product.updated", "same", "{\"id\":2}"))).isNotEqualTo(first);
        assertThat(event(call("product.updated", "same", "{\"id\":1}"))).isEqualTo(first);
        assertThat(event(call("product.updated", "next", "{\"id\":1}"))).isNotEqualTo(first);
    }

    @Test
    void topicsAreOfferedForWhatAShopTells() {
        assertThat(hooks.topics(EntityType.INVENTORY)).contains("product.updated", "product.restored");
        assertThat(hooks.topics(EntityType.CATEGORY)).isEmpty();
        for (EntityType entity : EntityType.values()) {
            for (String topic : hooks.topics(entity)) {
                assertThat(hooks.read(call(topic, "d", "{}"), SECRET, null))
                        .isInstanceOfSatisfying(
                                Hook.Hint.class,
                                hint -> assertThat(hint.entities()).contains(entity));
            }
        }
    }

    private String event(HookCall call) {
        return ((Hook.Hint) hooks.read(call, SECRET, null)).event();
    }

    private static HookCall call(String topic, String delivery, String body) {
        return new HookCall(
                Map.of(
                        "x-wc-webhook-topic", topic,
                        "x-wc-webhook-delivery-id", delivery,
                        "x-wc-webhook-signature", HookSignature.of(bytes(body), SECRET)),
                bytes(body));
    }

    private static HookCall recorded(String name) throws IOException {
        Path headers = RECORDED.resolve("webhook_" + name + ".headers");
        Assumptions.assumeTrue(Files.exists(headers), "The recorded calls are not here.");
        Map<String, String> sent = new HashMap<>();
        for (String line : Files.readAllLines(headers)) {
            List<String> parts = List.of(line.split(": ", 2));
            sent.put(parts.getFirst().toLowerCase(Locale.ROOT), parts.getLast());
        }
        Path json = RECORDED.resolve("webhook_" + name + ".json");
        return new HookCall(
                sent, Files.readAllBytes(Files.exists(json) ? json : RECORDED.resolve("webhook_" + name + ".txt")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
