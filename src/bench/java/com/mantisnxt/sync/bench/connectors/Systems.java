package com.mantisnxt.sync.bench.connectors;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.bench.stage.LocalSystem;
import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of system, each with what a connection to one on this machine needs. */
enum Systems {
    CUSTOM(
            SourceSystem.CUSTOM,
            "{}",
            "{\"list\":\"/items\",\"id\":\"/id\",\"total\":\"/total\",\"paging\":{\"kind\":\"page\",\"parameter\":\"page\"}}",
            Map.of()),
    WOOCOMMERCE(SourceSystem.WOOCOMMERCE, "{}", "{}", Map.of("consumerKey", "ck_bench", "consumerSecret", "cs_bench")),
    ODOO(
            SourceSystem.ODOO,
            "{\"protocol\":\"json-rpc\",\"database\":\"shop\",\"user\":\"bench\"}",
            "{}",
            Map.of("key", "bench")),
    SHOPIFY(
            SourceSystem.SHOPIFY,
            "{\"version\":\"" + Systems.SHOPIFY_VERSION + "\"}",
            "{}",
            Map.of("token", "shpat_bench"));

    static final String SHOPIFY_VERSION = "2026-10";

    private final SourceSystem system;
    private final String settings;
    private final String entity;
    private final Map<String, String> secrets;

    Systems(SourceSystem system, String settings, String entity, Map<String, String> secrets) {
        this.system = system;
        this.settings = settings;
        this.entity = entity;
        this.secrets = secrets;
    }

    SourceSystem system() {
        return system;
    }

    LocalSystem.Speech speech(Speeches speeches) {
        return switch (this) {
            case CUSTOM -> speeches::custom;
            case WOOCOMMERCE -> speeches::wooCommerce;
            case ODOO -> speeches::odoo;
            case SHOPIFY -> speeches::shopify;
        };
    }

    EntitySetup setup() {
        return new EntitySetup(
                EntityType.CUSTOMER, true, object(entity), JsonMapper.shared().createArrayNode());
    }

    Endpoint endpoint(URI uri) {
        return new Endpoint(UUID.randomUUID(), uri, object(settings), Secrets.of(secrets), setup());
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }
}
