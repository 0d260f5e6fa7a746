package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connector;
import com.mantisnxt.sync.connector.ConnectorForm;
import com.mantisnxt.sync.connector.ConnectorProperties;
import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.EntityOffer;
import com.mantisnxt.sync.connector.HookReader;
import com.mantisnxt.sync.connector.SettingField;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.http.Outgoing;
import com.mantisnxt.sync.connector.http.WebAddress;
import java.net.URI;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads shops at Shopify by its GraphQL Admin API. */
@Component
class ShopifyConnector implements Connector {

    /** Newest first; every query is validated against the published schema of each. */
    static final List<String> VERSIONS = List.of("2026-10", "2026-07", "2026-04", "2026-01", "2025-10");

    static final SettingField VERSION = SettingField.choice("version", VERSIONS.toArray(String[]::new));
    static final String TOKEN = "token";

    /** Standing in for a shop on one's own machine is the one reason to do without https. */
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final ConnectorForm FORM = new ConnectorForm(
            true,
            List.of(SettingField.secret(TOKEN).needed(), VERSION, SettingField.secret(HookReader.SECRET)),
            offers());

    private final Ways ways;

    ShopifyConnector(Outgoing outgoing, ConnectorProperties properties, Clock clock) {
        this.ways = new Ways(
                outgoing.of(SourceSystem.SHOPIFY),
                clock,
                properties.largestBody().toBytes(),
                properties.largestRecord().toBytes());
    }

    private static Map<EntityType, EntityOffer> offers() {
        Map<EntityType, EntityOffer> offers = new EnumMap<>(EntityType.class);
        RecordKinds.ALL.forEach((entity, kind) -> offers.put(entity, new EntityOffer(List.of(), kind.mapping())));
        return offers;
    }

    @Override
    public SourceSystem system() {
        return SourceSystem.SHOPIFY;
    }

    @Override
    public ConnectorForm form() {
        return FORM;
    }

    @Override
    public void check(ConnectionDraft draft) {
        FORM.check(draft);
        URI address = WebAddress.of(String.valueOf(draft.baseUrl()));
        String host = String.valueOf(address.getHost());
        if ("admin.shopify.com".equalsIgnoreCase(host)) {
            throw wrong("This is where people sign in. The shop's own address looks like https://name.myshopify.com.");
        }
        if (!"https".equalsIgnoreCase(address.getScheme()) && !THIS_MACHINE.contains(host)) {
            throw wrong("The access token goes along with every question, so the address begins with https://.");
        }
    }

    private static InvalidInput wrong(String reason) {
        return new InvalidInput("invalid_address", "baseUrl", reason);
    }

    @Override
    public Source open(Endpoint endpoint, EntityType entity) {
        return new ShopifySource(endpoint, ways);
    }

    @Override
    public Optional<HookReader> hooks() {
        return Optional.of(new ShopHooks());
    }
}
