package com.mantisnxt.sync.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Hook;
import com.mantisnxt.sync.connector.HookCall;
import com.mantisnxt.sync.connector.HookSignature;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopHooksTest {

    private static final String SECRET = "shpss_1";
    private static final String SHOP = "https://tea.myshopify.com";

    private final ShopHooks hooks = new ShopHooks();

    /** printf '{"id":1}' | openssl dgst -sha256 -hmac shpss_1 -binary | base64 */
    @Test
    void aSignatureThatAnotherProgramMadeIsGood() {
        String signature = "wy76624z4KJ8BnoehWMER3bDGBzOAnSxYMKAM6HhW9I=";
        HookCall call = signed("products/update", "e1", "tea.myshopify.com", signature);
        assertThat(hooks.read(call, SECRET, SHOP)).isInstanceOf(Hook.Hint.class);
        assertThat(hooks.read(call, "shpss_2", SHOP)).isEqualTo(new Hook.Forged());
    }

    @Test
    void withoutASignatureOrWithOneOfAnotherBodyItIsForged() {
        assertThat(hooks.read(signed("products/update", "e1", "tea.myshopify.com", ""), SECRET, SHOP))
                .isEqualTo(new Hook.Forged());
        String other = HookSignature.of("{\"id\":2}".getBytes(StandardCharsets.UTF_8), SECRET);
        assertThat(hooks.read(signed("products/update", "e1", "tea.myshopify.com", other), SECRET, SHOP))
                .isEqualTo(new Hook.Forged());
    }

    @ParameterizedTest
    @CsvSource({
        "products/update, 'PRODUCT,INVENTORY'",
        "products/delete, 'PRODUCT,INVENTORY'",
        "variants/out_of_stock, 'PRODUCT,INVENTORY'",
        "inventory_levels/update, INVENTORY",
        "inventory_items/update, INVENTORY",
        "orders/updated, ORDER",
        "refunds/create, ORDER",
        "fulfillments/update, ORDER",
        "customers/update, CUSTOMER",
        "collections/delete, CATEGORY"
    })
    void aTopicTellsTheKindOfRecord(String topic, String entities) {
        assertThat(hooks.read(call(topic, "e1", "tea.myshopify.com"), SECRET, SHOP))
                .isInstanceOfSatisfying(
                        Hook.Hint.class,
                        hint -> assertThat(hint.entities())
                                .extracting(EntityType::name)
                                .containsExactlyInAnyOrder(entities.split(",")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app/uninstalled",
                "customers/redact",
                "customers/data_request",
                "shop/redact",
                "themes/update",
                ""
            })
    void whatTellsOfNoChangeIsNotForUs(String topic) {
        assertThat(hooks.read(call(topic, "e1", "tea.myshopify.com"), SECRET, SHOP))
                .isEqualTo(new Hook.NotForUs());
    }

    /** All shops of an app sign by its one secret. */
    @ParameterizedTest
    @CsvSource({
        "tea.myshopify.com, https://tea.myshopify.com, true",
        "TEA.myshopify.com, https://tea.myshopify.com/admin, true",
        "coffee.myshopify.com, https://tea.myshopify.com, false",
        "tea.myshopify.com.evil.example, https://tea.myshopify.com, false",
        ", https://tea.myshopify.com, false",
        "tea.myshopify.com, , false",
        "tea.myshopify.com, no address at all, false"
    })
    void anotherShopOfTheSameAppIsNotForUs(@Nullable String domain, @Nullable String address, boolean isOurs) {
        HookCall call = call("orders/create", "e1", domain);
        assertThat(hooks.read(call, SECRET, address) instanceof Hook.Hint).isEqualTo(isOurs);
    }

    /** One event can be told by several topics; each is about records of its own. */
    @Test
    void anEventIsKnownByItsIdWithinItsTopic() {
        String first = event("products/update", "e1");
        assertThat(event("products/update", "e1")).isEqualTo(first);
        assertThat(event("products/update", "e2")).isNotEqualTo(first);
        assertThat(event("inventory_levels/update", "e1")).isNotEqualTo(first);
    }

    @Test
    void everyTopicThatIsOfferedIsAHintAtItsKind() {
        for (EntityType entity : EntityType.values()) {
            for (String topic : hooks.topics(entity)) {
                assertThat(hooks.read(call(topic, "e", "tea.myshopify.com"), SECRET, SHOP))
                        .isInstanceOfSatisfying(
                                Hook.Hint.class,
                                hint -> assertThat(hint.entities()).contains(entity));
            }
        }
        assertThat(hooks.topics(EntityType.ORDER)).isNotEmpty();
        assertThat(hooks.topics(EntityType.INVOICE)).isEmpty();
    }

    @Test
    void nothingIsAGreeting() {
        assertThat(hooks.isGreeting(call("products/update", "e1", "tea.myshopify.com")))
                .isFalse();
    }

    private String event(String topic, String id) {
        return ((Hook.Hint) hooks.read(call(topic, id, "tea.myshopify.com"), SECRET, SHOP)).event();
    }

    private static HookCall call(String topic, String event, @Nullable String domain) {
        return signed(topic, event, domain, HookSignature.of(body(), SECRET));
    }

    private static HookCall signed(String topic, String event, @Nullable String domain, String signature) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "x-shopify-topic", topic,
                "x-shopify-event-id", event,
                "x-shopify-hmac-sha256", signature));
        if (domain != null) {
            headers.put("x-shopify-shop-domain", domain);
        }
        return new HookCall(headers, body());
    }

    private static byte[] body() {
        return "{\"id\":1}".getBytes(StandardCharsets.UTF_8);
    }
}
