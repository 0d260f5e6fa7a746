package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.RemoteTarget;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.http.Outgoing;
import java.net.URI;
import java.util.Map;

/** Opens shops for tests of others. */
public final class ShopSources {

    private ShopSources() {}

    public static Source open(URI uri, Outgoing outgoing, Map<String, String> keys, EntityType entity) {
        return ShopFixture.source(uri, outgoing, Secrets.of(keys), ShopFixture.setup(entity, "[]"));
    }

    public static RemoteTarget target(URI uri, Outgoing outgoing, Map<String, String> keys, EntityType entity) {
        return ShopFixture.target(uri, outgoing, Secrets.of(keys), entity);
    }
}
