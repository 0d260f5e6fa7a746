package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.Connector;
import com.mantisnxt.sync.connector.ConnectorForm;
import com.mantisnxt.sync.connector.ConnectorProperties;
import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.HookReader;
import com.mantisnxt.sync.connector.RemoteTarget;
import com.mantisnxt.sync.connector.SettingField;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.WriteOffer;
import com.mantisnxt.sync.connector.http.Outgoing;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;

/** Reads and writes WooCommerce shops by their REST interface, version wc/v3. */
@Component
class WooCommerceConnector implements Connector {

    private static final ConnectorForm FORM = new ConnectorForm(
            true,
            List.of(
                    SettingField.secret(Keys.KEY).needed(),
                    SettingField.secret(Keys.SECRET).needed(),
                    SettingField.secret(HookReader.SECRET)),
            Offers.all());

    private final Shop.Ways ways;

    WooCommerceConnector(Outgoing outgoing, ConnectorProperties properties, Clock clock) {
        this.ways = new Shop.Ways(
                outgoing.of(SourceSystem.WOOCOMMERCE),
                clock,
                properties.largestBody().toBytes());
    }

    @Override
    public SourceSystem system() {
        return SourceSystem.WOOCOMMERCE;
    }

    @Override
    public ConnectorForm form() {
        return FORM;
    }

    @Override
    public Source open(Endpoint endpoint, EntityType entity) {
        return new WooCommerceSource(endpoint, usual(entity), ways);
    }

    @Override
    public Optional<HookReader> hooks() {
        return Optional.of(new ShopHooks());
    }

    @Override
    public Map<EntityType, WriteOffer> writes() {
        return ShopWrites.ALL;
    }

    @Override
    public RemoteTarget target(Endpoint endpoint, EntityType entity) {
        ArrayNode said = endpoint.entity().mapping();
        return ShopTarget.of(new Shop(endpoint, ways), ShopEntity.of(entity), said.isEmpty() ? usual(entity) : said);
    }
}
