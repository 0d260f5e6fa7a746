package com.mantisnxt.sync.cluster;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.PreviewSettings;
import com.mantisnxt.sync.preview.plan.Warning;
import com.mantisnxt.sync.testing.Session;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records of one kind that come from one shop.
 *
 * @param shelf where they lie in it
 * @param givesIds whether the shop tells what has changed and gives its ids alone, so that not all is read each time
 */
record ChaosLine(UUID connection, EntityType kind, String shelf, boolean givesIds) {

    private static final int RECORDS = 400;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ENTITY = """
            {"path":"/%s","list":"/items","id":"/id","total":"/total",
             "paging":{"kind":"cursor","pointer":"/next","parameter":"after"}}
            """;

    /** A system that is read whole each time. */
    static List<ChaosLine> custom(Node node, ChaoticShop shop, String path) {
        List<EntityType> kinds = List.of(EntityType.PRODUCT, EntityType.ORDER, EntityType.CUSTOMER);
        return connect(
                node,
                shop,
                path,
                SourceSystem.CUSTOM,
                kinds.stream().collect(Collectors.toMap(kind -> kind, kind -> path + "/" + kind.label())));
    }

    /** A shop that is asked for changes, and for its ids when it is time to look for what was deleted. */
    static List<ChaosLine> wooCommerce(Node node, ChaoticShop shop, String path) {
        return connect(
                node,
                shop,
                path,
                SourceSystem.WOOCOMMERCE,
                Map.of(
                        EntityType.PRODUCT, path + ShopPage.WOOCOMMERCE + "products",
                        EntityType.ORDER, path + ShopPage.WOOCOMMERCE + "orders"));
    }

    private static List<ChaosLine> connect(
            Node node, ChaoticShop shop, String path, SourceSystem system, Map<EntityType, String> shelves) {
        boolean givesIds = system == SourceSystem.WOOCOMMERCE;
        shelves.values().forEach(shelf -> shop.fill(shelf, RECORDS));
        UUID connection = node.bean(Connections.class)
                .create(new ConnectionDraft(
                        "Shop " + path,
                        system,
                        shop.address(path),
                        JSON.createObjectNode(),
                        givesIds
                                ? Secrets.of(Map.of("consumerKey", "ck_chaos", "consumerSecret", "cs_chaos"))
                                : Secrets.none(),
                        shelves.keySet().stream()
                                .map(kind -> setup(kind, givesIds))
                                .toList()));
        node.bean(PreviewSettings.class)
                .set(
                        connection,
                        new PreviewSettings.OfConnection(null, null),
                        Arrays.stream(Warning.values())
                                .map(kind -> new Guardrail(kind, BigDecimal.ZERO, Guardrail.Action.OFF))
                                .toList());
        return shelves.entrySet().stream()
                .map(one -> new ChaosLine(connection, one.getKey(), one.getValue(), givesIds))
                .toList();
    }

    private static EntitySetup setup(EntityType kind, boolean givesIds) {
        return givesIds
                ? new EntitySetup(kind, true, JSON.createObjectNode(), (ArrayNode)
                        JSON.readTree("[{\"from\":\"number\",\"to\":\"price\"}]"))
                : new EntitySetup(
                        kind, true, (ObjectNode) JSON.readTree(ENTITY.formatted(kind.label())), JSON.createArrayNode());
    }

    /** Prices by id, as they are in the store. */
    Map<Integer, Integer> stored(Session session) {
        return session
                .rows(
                        "select external_id::integer as id, (data ->> 'price')::integer as price"
                                + " from sync_console.record where connection_id = ? and entity_code = ?",
                        connection,
                        kind.code())
                .stream()
                .collect(Collectors.toMap(row -> (Integer) row.get("id"), row -> (Integer) row.get("price")));
    }

    /** So that its next sync looks for what was deleted. */
    void isTimeForDeletions(Session session) {
        session.run(
                "update sync_console.sync_position set deletions_at = now() - interval '2 days'"
                        + " where connection_id = ? and entity_code = ?",
                connection,
                kind.code());
    }
}
