package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceContract;
import com.mantisnxt.sync.connector.StandIn;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** A shop's products held to the contract of all connectors. */
class WooCommerceContractTest extends SourceContract {

    @Override
    protected Source source(URI uri) {
        return ShopFixture.source(uri, outgoing, EntityType.PRODUCT);
    }

    @Override
    protected String id(int number) {
        return String.valueOf(number);
    }

    @Override
    protected boolean canBeEntered() {
        return true;
    }

    @Override
    protected void answer(HttpExchange exchange, Shelf shelf) throws IOException {
        var query = StandIn.query(exchange);
        boolean isBin = query.getOrDefault("status", "").equals("trash");
        long total = isBin ? 0 : shelf.announced();
        String page = query.getOrDefault("page", "1");
        int from = Integer.parseInt(
                query.getOrDefault("offset", String.valueOf((Integer.parseInt(page) - 1) * Listing.PAGE)));
        String rows = shelf.ids().stream()
                .skip(from)
                .limit(isBin ? 0 : Listing.PAGE)
                .map(id -> "{\"id\":\"" + id + "\",\"name\":\"Thing " + id + "\",\"price\":\"12.50\"}")
                .collect(Collectors.joining(",", "[", "]"));
        StandIn.send(
                exchange,
                200,
                "application/json; charset=UTF-8",
                rows.getBytes(StandardCharsets.UTF_8),
                "X-WP-Total",
                String.valueOf(total),
                "X-WP-TotalPages",
                String.valueOf((total + Listing.PAGE - 1) / Listing.PAGE));
    }
}
