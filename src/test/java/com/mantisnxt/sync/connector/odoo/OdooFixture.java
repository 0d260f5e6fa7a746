package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.EntitySetup;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A small Odoo at the other end, and connections to it. */
abstract class OdooFixture {

    final OdooStandIn odoo = new OdooStandIn();
    final StandIn standIn = new StandIn(odoo::answer);
    final Outgoing outgoing = Doors.toOpen();

    @AfterEach
    void shut() throws IOException {
        standIn.close();
        outgoing.destroy();
    }

    static final String RPC = "{'protocol':'json-rpc','database':'shop','user':'sync@example.test'}";
    static final String JSON_2 = "{'protocol':'json-2','database':'shop'}";
    static final String AUTO = "{'protocol':'auto','database':'shop','user':'sync@example.test'}";

    Source source(EntityType entity) {
        return source(entity, RPC, "{}", "[]");
    }

    Source source(EntityType entity, String settings, String entitySettings, String mapping) {
        return source(outgoing, endpoint(standIn.uri("/"), settings, setup(entity, entitySettings, mapping)));
    }

    static Source source(Outgoing outgoing, Endpoint endpoint) {
        return new OdooConnector(outgoing, Doors.properties(), Clock.systemUTC())
                .open(endpoint, endpoint.entity().entity());
    }

    static Endpoint endpoint(URI uri, String settings, EntitySetup setup) {
        return new Endpoint(
                UUID.randomUUID(), uri, object(settings), Secrets.of(Map.of(OdooForm.KEY, OdooStandIn.KEY)), setup);
    }

    static EntitySetup setup(EntityType entity, String settings, String mapping) {
        return new EntitySetup(
                entity,
                true,
                object(settings),
                OdooStandIn.JSON.readValue(mapping.replace('\'', '"'), ArrayNode.class));
    }

    static ObjectNode object(String json) {
        return OdooStandIn.JSON.readValue(json.replace('\'', '"'), ObjectNode.class);
    }

    List<SourceRecord> all(EntityType entity) {
        return all(source(entity).walk(entity));
    }

    static List<SourceRecord> all(SourceWalk walk) {
        try (walk) {
            List<SourceRecord> all = new ArrayList<>();
            for (List<SourceRecord> page = walk.next(); !page.isEmpty(); page = walk.next()) {
                all.addAll(page);
            }
            return all;
        }
    }

    static SourceFault fault(SourceWalk walk) {
        return Assertions.catchThrowableOfType(SourceFault.class, () -> all(walk));
    }
}
