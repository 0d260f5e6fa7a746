package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Hook;
import com.mantisnxt.sync.connector.HookCall;
import com.mantisnxt.sync.connector.HookReader;
import com.mantisnxt.sync.connector.HookSignature;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.http.WebAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How Shopify calls: in no order, now and then twice, and for all shops of an app by the same secret. */
final class ShopHooks implements HookReader {

    private static final String SIGNATURE = "X-Shopify-Hmac-Sha256";
    private static final String TOPIC = "X-Shopify-Topic";
    private static final String EVENT = "X-Shopify-Event-Id";
    private static final String SHOP = "X-Shopify-Shop-Domain";

    /** What the law asks of apps; nothing of it tells that a record changed. */
    private static final Set<String> NO_CHANGES = Set.of("customers/data_request", "customers/redact", "shop/redact");

    private static final Map<String, Set<EntityType>> BY_RESOURCE = Map.of(
            "products", Set.of(EntityType.PRODUCT, EntityType.INVENTORY),
            "variants", Set.of(EntityType.PRODUCT, EntityType.INVENTORY),
            "inventory_items", Set.of(EntityType.INVENTORY),
            "inventory_levels", Set.of(EntityType.INVENTORY),
            "orders", Set.of(EntityType.ORDER),
            "refunds", Set.of(EntityType.ORDER),
            "fulfillments", Set.of(EntityType.ORDER),
            "customers", Set.of(EntityType.CUSTOMER),
            "collections", Set.of(EntityType.CATEGORY));

    /** It sends none. */
    @Override
    public boolean isGreeting(HookCall call) {
        return false;
    }

    @Override
    public Hook read(HookCall call, String secret, @Nullable String address) {
        String signature = call.header(SIGNATURE).orElse("");
        if (!HookSignature.isGood(call, secret, signature)) {
            return new Hook.Forged();
        }
        String topic = call.header(TOPIC).orElse("");
        Set<EntityType> entities = NO_CHANGES.contains(topic) ? null : BY_RESOURCE.get(topic.replaceFirst("/.*", ""));
        return entities == null || !isOfThisShop(call, address)
                ? new Hook.NotForUs()
                : new Hook.Hint(entities, topic + " " + call.header(EVENT).orElse(signature));
    }

    private static boolean isOfThisShop(HookCall call, @Nullable String address) {
        try {
            String host =
                    address == null ? "" : String.valueOf(WebAddress.of(address).getHost());
            return call.header(SHOP).filter(host::equalsIgnoreCase).isPresent();
        } catch (SourceFault unreadable) {
            return false;
        }
    }

    @Override
    public List<String> topics(EntityType entity) {
        return switch (entity) {
            case PRODUCT -> List.of("products/create", "products/update", "products/delete");
            case INVENTORY ->
                List.of(
                        "inventory_levels/update",
                        "inventory_levels/connect",
                        "inventory_levels/disconnect",
                        "inventory_items/update");
            case ORDER -> List.of("orders/create", "orders/updated", "orders/delete", "refunds/create");
            case CUSTOMER -> List.of("customers/create", "customers/update", "customers/delete");
            case CATEGORY -> List.of("collections/create", "collections/update", "collections/delete");
            case INVOICE, SUPPLIER, ATTRIBUTE -> List.of();
        };
    }
}
