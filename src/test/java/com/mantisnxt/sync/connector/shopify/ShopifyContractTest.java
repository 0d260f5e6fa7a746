package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceContract;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;

class ShopifyContractTest extends SourceContract {

    private final ShopStandIn shop = new ShopStandIn();

    @Override
    protected boolean canBeEntered() {
        return true;
    }

    @Override
    protected void answer(HttpExchange exchange, Shelf shelf) throws IOException {
        shop.shelves.put(
                "products",
                shelf.ids().stream()
                        .map(id -> ShopStandIn.object(
                                "{'id':'gid://shopify/Product/" + id + "','variants':[],'collections':[]}"))
                        .toList());
        shop.counts.put("productsCount", "{'count':" + shelf.announced() + ",'precision':'EXACT'}");
        shop.answer(exchange);
    }

    @Override
    protected Source source(URI uri) {
        return ShopifyFixture.source(uri, outgoing, Clock.systemUTC(), ShopifyFixture.setup(EntityType.PRODUCT, "[]"));
    }

    @Override
    protected boolean posts() {
        return true;
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }
}
