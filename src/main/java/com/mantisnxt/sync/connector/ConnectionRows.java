package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.tenant.OrgId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads connections with their entities; without their secrets, which nobody is to see. */
@Repository
class ConnectionRows {

    private static final String READ = """
            select id,
                   name,
                   source_code,
                   base_url,
                   settings::text as settings,
                   array_to_string(secret_names, ',') as secret_names,
                   archived_at,
                   tested_at,
                   test_outcome,
                   test_reason,
                   version
              from sync_console.connection
             where org_id = :org
               and (cast(:id as uuid) is null or id = :id)
             order by archived_at is not null, lower(name), id
            """;
    private static final String ENTITIES = """
            select connection_id,
                   entity_code,
                   is_enabled,
                   settings::text as settings,
                   mapping::text as mapping
              from sync_console.connection_entity
             where org_id = :org
               and (cast(:id as uuid) is null or connection_id = :id)
             order by connection_id, entity_code
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ConnectionRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Owned(UUID connection, EntitySetup setup) {}

    /** @param id null for all of the organisation */
    List<Connection> read(OrgId org, @Nullable UUID id) {
        Map<UUID, List<EntitySetup>> entities = jdbc
                .sql(ENTITIES)
                .param("org", org.value())
                .param("id", id)
                .query((row, number) -> new Owned(row.getObject("connection_id", UUID.class), setup(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Owned::connection, Collectors.mapping(Owned::setup, Collectors.toList())));
        return jdbc.sql(READ)
                .param("org", org.value())
                .param("id", id)
                .query((row, number) -> connection(row, entities))
                .list();
    }

    private EntitySetup setup(ResultSet row) throws SQLException {
        return new EntitySetup(
                Coded.byCode(EntityType.class, row.getInt("entity_code")),
                row.getBoolean("is_enabled"),
                json.readValue(row.getString("settings"), ObjectNode.class),
                json.readValue(row.getString("mapping"), ArrayNode.class));
    }

    private Connection connection(ResultSet row, Map<UUID, List<EntitySetup>> entities) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String secretNames = row.getString("secret_names");
        Timestamp archived = row.getTimestamp("archived_at");
        return new Connection(
                id,
                row.getString("name"),
                Coded.byCode(SourceSystem.class, row.getInt("source_code")),
                row.getString("base_url"),
                json.readValue(row.getString("settings"), ObjectNode.class),
                secretNames.isEmpty() ? Set.of() : Set.of(secretNames.split(",")),
                entities.getOrDefault(id, List.of()),
                lastTest(row),
                archived == null ? null : archived.toInstant(),
                row.getLong("version"));
    }

    private static Connection.@Nullable LastTest lastTest(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("tested_at");
        return at == null
                ? null
                : new Connection.LastTest(at.toInstant(), row.getString("test_outcome"), row.getString("test_reason"));
    }
}
