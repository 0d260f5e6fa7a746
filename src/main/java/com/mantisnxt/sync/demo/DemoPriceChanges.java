package com.mantisnxt.sync.demo;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.demo.shop.DemoShop;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.plan.PushedItem;
import com.mantisnxt.sync.preview.plan.PushedPreviews;
import com.mantisnxt.sync.preview.plan.ReadyItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A preview of new prices that, once approved, are written to the made-up shop. */
@Component
@Profile("demo")
class DemoPriceChanges {

    private static final Logger log = LoggerFactory.getLogger(DemoPriceChanges.class);

    private static final String SYNC = "spring-prices-for-the-shop";
    private static final int PRODUCTS = 24;

    private final PushedPreviews previews;
    private final DemoShop shop;

    DemoPriceChanges(PushedPreviews previews, DemoShop shop) {
        this.previews = previews;
        this.shop = shop;
    }

    /** In place of the one of an earlier start. */
    void bring(UUID connection) {
        try {
            UUID preview = previews.beginFor(connection, EntityType.PRODUCT, SYNC);
            previews.add(
                    preview,
                    shop.onSale(PRODUCTS).stream().map(DemoPriceChanges::item).toList());
            previews.complete(preview, PRODUCTS, 0);
        } catch (Refused off) {
            log.info("No prices for the made-up shop: {}", off.reason());
        }
    }

    private static ReadyItem item(ObjectNode product) {
        String was = product.path("regular_price").asString();
        String name = product.path("name").asString();
        BigDecimal price = new BigDecimal(was).multiply(new BigDecimal("1.04")).setScale(1, RoundingMode.HALF_UP);
        return new PushedItem(
                        ChangeKind.UPDATED,
                        product.path("id").asString(),
                        side(name, was),
                        side(name, price.setScale(2).toPlainString()),
                        null)
                .ready();
    }

    private static ObjectNode side(String name, String price) {
        return JsonNodeFactory.instance.objectNode().put("name", name).put("regular_price", price);
    }
}
