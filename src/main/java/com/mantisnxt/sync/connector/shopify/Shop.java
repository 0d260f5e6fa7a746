package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import java.net.URI;

/** One shop and what lets us in. Holds a secret, so it shows itself by its host only. */
record Shop(URI address, String version, String token) {

    static Shop of(Endpoint endpoint) {
        URI address = endpoint.baseUrl();
        if (address == null) {
            throw new SourceFault(Kind.WRONG_ADDRESS, "The connection has no address.");
        }
        return new Shop(
                address,
                ShopifyConnector.VERSION.in(endpoint.settings()),
                endpoint.secrets().find(ShopifyConnector.TOKEN).orElse("").strip());
    }

    /** Whatever path the address has: a shop has one interface, at its root. */
    URI api() {
        return address.resolve("/admin/api/" + version + "/graphql.json");
    }

    String host() {
        return address.getHost();
    }

    @Override
    public String toString() {
        return "Shop at " + host();
    }
}
