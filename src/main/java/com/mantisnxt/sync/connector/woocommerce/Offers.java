package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.EntityOffer;
import com.mantisnxt.sync.connector.SettingField;
import com.mantisnxt.sync.connector.WriteOffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * What is read of a shop where nobody says otherwise. Times of changes are left out: saving a product without a change
 * moves them. Money has the precision of its currency where no scale stands.
 */
final class Offers {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String PRODUCT = """
            [{"from": "/sku", "type": "text"}, {"from": "/name", "type": "text"}, {"from": "/type", "type": "text"},
             {"from": "/status", "type": "text"}, {"from": "/price", "type": "money"},
             {"from": "/regular_price", "type": "money"}, {"from": "/sale_price", "type": "money"},
             {"from": "/currency", "type": "text"}, {"from": "/stock_quantity", "type": "number"},
             {"from": "/manage_stock", "type": "bool"}, {"from": "/weight", "type": "number"},
             {"from": "/category_names", "to": "categories"},
             {"from": "/global_unique_id", "to": "barcode", "type": "text"}, {"from": "/parent_id", "type": "text"},
             {"from": "/date_created_gmt", "to": "created_at", "type": "time"}]
            """;

    private static final String INVENTORY = """
            [{"from": "/sku", "type": "text"}, {"from": "/stock_quantity", "to": "quantity", "type": "number"},
             {"from": "/stock_status", "type": "text"}]
            """;

    private static final String CUSTOMER = """
            [{"from": "/name", "type": "text"}, {"from": "/first_name", "type": "text"},
             {"from": "/last_name", "type": "text"}, {"from": "/billing/company", "type": "text"},
             {"from": "/email", "type": "text"}, {"from": "/billing/phone", "type": "text"},
             {"from": "/billing/address_1", "to": "street", "type": "text"},
             {"from": "/billing/address_2", "to": "street2", "type": "text"},
             {"from": "/billing/city", "type": "text"}, {"from": "/billing/postcode", "type": "text"},
             {"from": "/billing/state", "type": "text"}, {"from": "/billing/country", "type": "text"},
             {"from": "/date_created_gmt", "to": "created_at", "type": "time"}]
            """;

    private static final String ORDER = """
            [{"from": "/number", "type": "text"}, {"from": "/status", "type": "text"},
             {"from": "/currency", "type": "text"}, {"from": "/total", "type": "money"},
             {"from": "/total_tax", "to": "tax_total", "type": "money"},
             {"from": "/discount_total", "type": "money"}, {"from": "/shipping_total", "type": "money"},
             {"from": "/customer_id", "type": "text"},
             {"from": "/billing/email", "to": "customer_email", "type": "text"},
             {"from": "/date_created_gmt", "to": "ordered_at", "type": "time"}, {"from": "/lines"},
             {"from": "/refunds"}, {"from": "/date_created_gmt", "to": "created_at", "type": "time"}]
            """;

    private static final String CATEGORY = """
            [{"from": "/name", "type": "text"}, {"from": "/slug", "type": "text"},
             {"from": "/parent", "to": "parent_id", "type": "text"}, {"from": "/description", "type": "text"}]
            """;

    private static final String ATTRIBUTE = """
            [{"from": "/name", "type": "text"}, {"from": "/slug", "type": "text"}, {"from": "/type", "type": "text"},
             {"from": "/values"}]
            """;

    private Offers() {}

    static Map<EntityType, EntityOffer> all() {
        Map<EntityType, EntityOffer> all = new EnumMap<>(EntityType.class);
        all.put(EntityType.PRODUCT, offer(EntityType.PRODUCT, PRODUCT));
        all.put(EntityType.INVENTORY, offer(EntityType.INVENTORY, INVENTORY));
        all.put(EntityType.CUSTOMER, offer(EntityType.CUSTOMER, CUSTOMER));
        all.put(EntityType.ORDER, offer(EntityType.ORDER, ORDER));
        all.put(EntityType.CATEGORY, offer(EntityType.CATEGORY, CATEGORY));
        all.put(EntityType.ATTRIBUTE, offer(EntityType.ATTRIBUTE, ATTRIBUTE));
        return all;
    }

    private static EntityOffer offer(EntityType entity, String mapping) {
        List<SettingField> settings = ShopWrites.ALL.containsKey(entity) ? List.of(WriteOffer.SWITCH) : List.of();
        return new EntityOffer(settings, JSON.readValue(mapping, ArrayNode.class));
    }
}
