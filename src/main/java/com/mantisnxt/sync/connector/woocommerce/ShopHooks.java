package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Hook;
import com.mantisnxt.sync.connector.HookCall;
import com.mantisnxt.sync.connector.HookReader;
import com.mantisnxt.sync.connector.HookSignature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How WooCommerce calls. The topic alone is read: what comes in the body can be a page of an error, as with a deleted
 * product, and the state of a moment ago in any case.
 */
final class ShopHooks implements HookReader {

    private static final String SIGNATURE = "X-WC-Webhook-Signature";
    private static final String TOPIC = "X-WC-Webhook-Topic";
    private static final String DELIVERY = "X-WC-Webhook-Delivery-ID";
    private static final int LONGEST_GREETING = 40;
    private static final Pattern GREETING = Pattern.compile("webhook_id=\\d{1,20}");

    private static final Map<String, Set<EntityType>> BY_RESOURCE = Map.of(
            "product", Set.of(EntityType.PRODUCT, EntityType.INVENTORY),
            "order", Set.of(EntityType.ORDER),
            "customer", Set.of(EntityType.CUSTOMER));

    /** Sent when the webhook is saved, without a topic and without a signature. */
    @Override
    public boolean isGreeting(HookCall call) {
        return call.header(SIGNATURE).isEmpty()
                && call.body().length <= LONGEST_GREETING
                && GREETING.matcher(new String(call.body(), StandardCharsets.US_ASCII))
                        .matches();
    }

    /** A delivery's id is made of the webhook and the second, so two changes can share it; not so with their signatures. */
    @Override
    public Hook read(HookCall call, String secret, @Nullable String address) {
        String signature = call.header(SIGNATURE).orElse("");
        if (!HookSignature.isGood(call, secret, signature)) {
            return new Hook.Forged();
        }
        String topic = call.header(TOPIC).orElse("");
        Set<EntityType> entities = BY_RESOURCE.get(topic.replaceFirst("\\..*", ""));
        return entities == null
                ? new Hook.NotForUs()
                : new Hook.Hint(
                        entities, String.join(" ", topic, call.header(DELIVERY).orElse(""), signature));
    }

    @Override
    public List<String> topics(EntityType entity) {
        return switch (entity) {
            case PRODUCT, INVENTORY -> topics("product", "created", "updated", "deleted", "restored");
            case ORDER -> topics("order", "created", "updated", "deleted", "restored");
            case CUSTOMER -> topics("customer", "created", "updated", "deleted");
            case INVOICE, SUPPLIER, CATEGORY, ATTRIBUTE -> List.of();
        };
    }

    private static List<String> topics(String resource, String... events) {
        return List.of(events).stream().map(event -> resource + "." + event).toList();
    }
}
