package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows of connections; each call is a transaction of its own where none is open. */
@Repository
@Transactional
class ConnectionStore {

    private static final String INSERT = """
            insert into sync_console.connection
                   (org_id, id, name, source_code, base_url, settings, secrets, secret_names,
                    created_at, created_by, updated_at, updated_by)
            values (:org, :id, :name, :system, :url, cast(:settings as jsonb), :secrets, string_to_array(:names, ','),
                    :now, :by, :now, :by)
            """;
    private static final String UPDATE = """
            update sync_console.connection
               set name = :name,
                   base_url = :url,
                   settings = cast(:settings as jsonb),
                   secrets = :secrets,
                   secret_names = string_to_array(:names, ','),
                   updated_at = :now,
                   updated_by = :by,
                   version = version + 1
             where org_id = :org
               and id = :id
               and version = :version
               and archived_at is null
            """;
    private static final String ARCHIVE = """
            update sync_console.connection
               set archived_at = :now,
                   secrets = null,
                   secret_names = '{}',
                   updated_at = :now,
                   updated_by = :by,
                   version = version + 1
             where org_id = :org
               and id = :id
               and version = :version
               and archived_at is null
            """;
    private static final String TESTED = """
            update sync_console.connection
               set tested_at = :now,
                   test_outcome = :outcome,
                   test_reason = left(:reason, 1000)
             where org_id = :org
               and id = :id
            """;
    private static final String NO_ENTITIES = """
            delete from sync_console.connection_entity
             where org_id = :org
               and connection_id = :id
            """;
    private static final String ENTITY = """
            insert into sync_console.connection_entity
                   (org_id, connection_id, entity_code, is_enabled, settings, mapping)
            values (:org, :id, :entity, :enabled, cast(:settings as jsonb), cast(:mapping as jsonb))
            """;
    private static final String SEALED = """
            select secrets
              from sync_console.connection
             where org_id = :org
               and id = :id
               and secrets is not null
            """;
    private static final String RESEAL = """
            update sync_console.connection
               set secrets = :secrets
             where org_id = :org
               and id = :id
            """;

    private final JdbcClient jdbc;
    private final CurrentCaller currentCaller;
    private final ConnectionRows rows;
    private final Clock clock;

    ConnectionStore(JdbcClient jdbc, CurrentCaller currentCaller, ConnectionRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.currentCaller = currentCaller;
        this.rows = rows;
        this.clock = clock;
    }

    /** What is written beside the draft itself. */
    record Sealed(byte @Nullable [] box, java.util.Set<String> names) {}

    void insert(UUID id, ConnectionDraft draft, Sealed secrets) {
        try {
            written(INSERT, id, draft, secrets)
                    .param("system", draft.system().code())
                    .update();
        } catch (DuplicateKeyException e) {
            throw ConnectionRefused.nameTaken();
        }
        entities(id, draft.entities());
    }

    /** False when it is no longer at that version. */
    boolean update(Connection before, ConnectionDraft draft, Sealed secrets) {
        try {
            boolean isDone = written(UPDATE, before.id(), draft, secrets)
                            .param("version", before.version())
                            .update()
                    == 1;
            if (isDone) {
                entities(before.id(), draft.entities());
            }
            return isDone;
        } catch (DuplicateKeyException e) {
            throw ConnectionRefused.nameTaken();
        }
    }

    private JdbcClient.StatementSpec written(String statement, UUID id, ConnectionDraft draft, Sealed secrets) {
        String url = draft.baseUrl();
        return changed(statement, id)
                .param("name", draft.name().strip())
                .param("url", url == null || url.isBlank() ? null : url.strip())
                .param("settings", draft.settings().toString())
                .param("secrets", secrets.box(), java.sql.Types.BINARY)
                .param("names", String.join(",", secrets.names()));
    }

    private void entities(UUID id, List<EntitySetup> entities) {
        sql(NO_ENTITIES, id).update();
        for (EntitySetup entity : entities) {
            sql(ENTITY, id)
                    .param("entity", entity.entity().code())
                    .param("enabled", entity.isEnabled())
                    .param("settings", entity.settings().toString())
                    .param("mapping", entity.mapping().toString())
                    .update();
        }
    }

    boolean archive(UUID id, long version) {
        return changed(ARCHIVE, id).param("version", version).update() == 1;
    }

    void tested(UUID id, TestAnswer answer) {
        sql(TESTED, id)
                .param("now", now())
                .param("outcome", answer.outcome())
                .param("reason", answer.reason())
                .update();
    }

    byte @Nullable [] sealed(UUID id) {
        return sql(SEALED, id).query(byte[].class).optional().orElse(null);
    }

    void reseal(UUID id, byte[] box) {
        sql(RESEAL, id).param("secrets", box).update();
    }

    @Transactional(readOnly = true)
    Optional<Connection> find(UUID id) {
        return rows.read(currentCaller.get().org(), id).stream().findFirst();
    }

    @Transactional(readOnly = true)
    List<Connection> all() {
        return rows.read(currentCaller.get().org(), null);
    }

    private JdbcClient.StatementSpec changed(String statement, UUID id) {
        return sql(statement, id)
                .param("now", now())
                .param("by", currentCaller.get().user());
    }

    private JdbcClient.StatementSpec sql(String statement, UUID id) {
        Caller caller = currentCaller.get();
        return jdbc.sql(statement).param("org", caller.org().value()).param("id", id);
    }

    private Timestamp now() {
        Instant now = clock.instant();
        return Timestamp.from(now);
    }
}
