package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.upload.UploadRow;
import com.mantisnxt.sync.connector.upload.Uploads;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Finds the connector for a connection and opens its source. */
@Service
class Connectors implements Sources {

    private final Map<SourceSystem, Connector> bySystem = new EnumMap<>(SourceSystem.class);
    private final ConnectionStore store;
    private final SecretSafe safe;
    private final Uploads uploads;
    private final CurrentCaller currentCaller;

    Connectors(
            List<Connector> connectors,
            ConnectionStore store,
            SecretSafe safe,
            Uploads uploads,
            CurrentCaller currentCaller) {
        connectors.forEach(connector -> bySystem.put(connector.system(), connector));
        this.store = store;
        this.safe = safe;
        this.uploads = uploads;
        this.currentCaller = currentCaller;
    }

    Map<SourceSystem, ConnectorForm> forms() {
        Map<SourceSystem, ConnectorForm> forms = new EnumMap<>(SourceSystem.class);
        bySystem.forEach((system, connector) -> forms.put(system, connector.form()));
        return forms;
    }

    Stream<HookReader> hookReaders() {
        return bySystem.values().stream().map(Connector::hooks).flatMap(Optional::stream);
    }

    Connector get(SourceSystem system) {
        Connector connector = bySystem.get(system);
        if (connector == null) {
            throw ConnectionRefused.noConnector(system.label());
        }
        return connector;
    }

    @Override
    public Source open(UUID connection, EntityType entity) {
        return open(find(connection), entity);
    }

    Source open(Connection connection, EntityType entity) {
        currentCaller.require(Right.READ);
        if (connection.archivedAt() != null) {
            throw ConnectionRefused.archived();
        }
        return get(connection.system()).open(endpoint(connection, entity), entity);
    }

    RemoteTarget target(Connection connection, EntityType entity) {
        return get(connection.system()).target(endpoint(connection, entity), entity);
    }

    /** Whether something of it can be written, and may be. */
    boolean isWritten(Connection connection, EntityType entity) {
        return get(connection.system()).writes().containsKey(entity) && WriteOffer.isOn(setup(connection, entity));
    }

    private Endpoint endpoint(Connection connection, EntityType entity) {
        OrgId org = currentCaller.require(Right.READ).org();
        EntitySetup setup = setup(connection, entity);
        Secrets secrets = safe.open(store.sealed(connection.id()), org, connection.id());
        return new Endpoint(
                connection.id(), DraftCheck.address(connection.baseUrl()), connection.settings(), secrets, setup);
    }

    /** A file that was handed in is part of what is read, so its hash counts too. */
    @Override
    public String fingerprint(UUID connection, EntityType entity) {
        Connection found = find(connection);
        EntitySetup setup = setup(found, entity);
        String upload = uploads.find(connection, entity).map(UploadRow::sha256).orElse("");
        List<Object> parts =
                List.of(String.valueOf(found.baseUrl()), found.settings(), setup.settings(), setup.mapping(), upload);
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(part.toString().length()).append(':').append(part);
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name(UUID connection) {
        return find(connection).name();
    }

    @Override
    public SourceSystem system(UUID connection) {
        return find(connection).system();
    }

    /** Also for a service that only reports: it brings what is to be written. */
    Connection find(UUID id) {
        if (!currentCaller.get().may(Right.REPORT)) {
            currentCaller.require(Right.READ);
        }
        return store.find(id).orElseThrow(ConnectionRefused::unknown);
    }

    static EntitySetup setup(Connection connection, EntityType entity) {
        return connection
                .find(entity)
                .filter(EntitySetup::isEnabled)
                .orElseThrow(() -> ConnectionRefused.notFor(entity));
    }
}
