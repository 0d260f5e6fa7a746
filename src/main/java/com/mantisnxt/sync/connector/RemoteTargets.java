package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.mapping.WrittenFields;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ArrayNode;

/** Finds the connector for a connection and opens it for writing. */
@Service
class RemoteTargets implements Targets {

    private final Connectors connectors;

    RemoteTargets(Connectors connectors) {
        this.connectors = connectors;
    }

    @Override
    public RemoteTarget open(UUID connection, EntityType entity) {
        Connection found = connectors.find(connection);
        check(found, entity);
        return connectors.target(found, entity);
    }

    @Override
    public void check(UUID connection, EntityType entity, List<FieldChange> changes) {
        Connection found = connectors.find(connection);
        WriteOffer offer = check(found, entity);
        if (!changes.isEmpty()) {
            WrittenFields fields = WrittenFields.of(offer, mapping(found, entity));
            changes.forEach(fields::check);
        }
    }

    private WriteOffer check(Connection found, EntityType entity) {
        if (found.archivedAt() != null) {
            throw ConnectionRefused.archived();
        }
        WriteOffer offer = connectors.get(found.system()).writes().get(entity);
        if (offer == null) {
            throw ConnectionRefused.notWritable(entity, found.system().label());
        }
        if (!WriteOffer.isOn(Connectors.setup(found, entity))) {
            throw ConnectionRefused.writingOff(entity);
        }
        return offer;
    }

    private ArrayNode mapping(Connection found, EntityType entity) {
        ArrayNode said = Connectors.setup(found, entity).mapping();
        return said.isEmpty() ? connectors.get(found.system()).usual(entity) : said;
    }
}
