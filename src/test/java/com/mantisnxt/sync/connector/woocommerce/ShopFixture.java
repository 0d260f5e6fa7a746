package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.RemoteTarget;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.StandIn;
import com.mantisnxt.sync.connector.http.Doors;
import com.mantisnxt.sync.connector.http.Outgoing;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A shop beside each test, and connections to it. */
abstract class ShopFixture {

    private static final JsonMapper JSON = new JsonMapper();

    final ShopOfATest shop = new ShopOfATest();
    final StandIn standIn = new StandIn(shop);
    final Outgoing outgoing = Doors.toOpen();

    @AfterEach
    void shut() throws IOException {
        standIn.close();
        outgoing.destroy();
    }

    Source source(EntityType entity) {
        return source(standIn.uri("/"), outgoing, entity);
    }

    static Source source(URI uri, Outgoing outgoing, EntityType entity) {
        return source(uri, outgoing, entity, "[]");
    }

    static Source source(URI uri, Outgoing outgoing, EntityType entity, String mapping) {
        var keys = Secrets.of(Map.of(Keys.KEY, ShopOfATest.KEY, Keys.SECRET, ShopOfATest.SECRET));
        return source(uri, outgoing, keys, setup(entity, mapping));
    }

    static Source source(URI uri, Outgoing outgoing, Clock clock) {
        var connector = new WooCommerceConnector(outgoing, Doors.properties(), clock);
        var keys = Secrets.of(Map.of(Keys.KEY, ShopOfATest.KEY, Keys.SECRET, ShopOfATest.SECRET));
        var setup = setup(EntityType.ORDER, "[]");
        return connector.open(
                new Endpoint(UUID.randomUUID(), uri, JSON.createObjectNode(), keys, setup), EntityType.ORDER);
    }

    static Source source(URI uri, Outgoing outgoing, Secrets keys, EntitySetup setup) {
        var connector = new WooCommerceConnector(outgoing, Doors.properties(), Clock.systemUTC());
        var endpoint = new Endpoint(UUID.randomUUID(), uri, JSON.createObjectNode(), keys, setup);
        return connector.open(endpoint, setup.entity());
    }

    static RemoteTarget target(URI uri, Outgoing outgoing, EntityType entity) {
        var keys = Secrets.of(Map.of(Keys.KEY, ShopOfATest.KEY, Keys.SECRET, ShopOfATest.SECRET));
        return target(uri, outgoing, keys, entity);
    }

    static RemoteTarget target(URI uri, Outgoing outgoing, Secrets keys, EntityType entity) {
        var connector = new WooCommerceConnector(outgoing, Doors.properties(), Clock.systemUTC());
        var endpoint = new Endpoint(UUID.randomUUID(), uri, JSON.createObjectNode(), keys, setup(entity, "[]"));
        return connector.target(endpoint, entity);
    }

    static EntitySetup setup(EntityType entity, String mapping) {
        return new EntitySetup(
                entity, true, JSON.createObjectNode(), JSON.readValue(mapping.replace('\'', '"'), ArrayNode.class));
    }

    static ObjectNode object(String json) {
        return JSON.readValue(json.replace('\'', '"'), ObjectNode.class);
    }

    List<SourceRecord> all(EntityType entity) {
        try (SourceWalk walk = source(entity).walk(entity)) {
            return all(walk);
        }
    }

    SourceRecord only(EntityType entity) {
        List<SourceRecord> all = all(entity);
        Assertions.assertThat(all).hasSize(1);
        return all.getFirst();
    }

    static List<SourceRecord> all(SourceWalk walk) {
        List<SourceRecord> all = new ArrayList<>();
        for (List<SourceRecord> page = walk.next(); !page.isEmpty(); page = walk.next()) {
            all.addAll(page);
        }
        return all;
    }

    static List<String> ids(List<SourceRecord> records) {
        return records.stream().map(SourceRecord::externalId).toList();
    }

    SourceFault fault() {
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            return Assertions.catchThrowableOfType(SourceFault.class, walk::next);
        }
    }

    /** The queries of a path that were asked, in order. */
    List<String> asked(String path) {
        return standIn.asked().stream()
                .map(StandIn.Asked::uri)
                .filter(uri -> uri.getPath().endsWith(Shop.INTERFACE + path))
                .map(URI::getQuery)
                .toList();
    }
}
