package com.mantisnxt.sync.connector.shopify;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A shop that says it is large, so that it is read in bulk. */
abstract class ShopifyBulkStage extends ShopifyFixture {

    static final int PRODUCTS = 600;

    @BeforeEach
    void aShopThatSaysItIsLarge() {
        for (int i = 1; i <= PRODUCTS; i++) {
            shop.add(
                    "products",
                    product(
                            i,
                            ",'variants':[" + variant(10_000 + i) + "," + variant(20_000 + i)
                                    + "],'collections':[{'id':'gid://shopify/Collection/9','title':'Hot'}]"));
        }
        shop.counts.put("productsCount", "{'count':25001,'precision':'EXACT'}");
    }

    /** The second page comes as a page too, and with it the operation begins. */
    static List<String> begin(SourceWalk walk) {
        List<String> ids = new ArrayList<>(ids(walk.next()));
        ids.addAll(ids(walk.next()));
        return ids;
    }

    static SourceFault next(SourceWalk walk) {
        return catchThrowableOfType(SourceFault.class, walk::next);
    }
}
