package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The calls that were believed, by a hash of what their system names them; in the caller's transaction. */
@Repository
class HookEvents {

    private static final String KEEP = """
            insert into sync_console.hook_event (org_id, connection_id, event_hash, entity_codes)
            values (?, ?, ?, ?)
                on conflict do nothing
            """;
    private static final String LAST = """
            select received_at, entity_codes
              from sync_console.hook_event
             where org_id = ?
               and connection_id = ?
             order by received_at desc
             limit 1
            """;
    private static final String FORGET = """
            delete from sync_console.hook_event e
             where e.org_id = ?
               and e.received_at < clock_timestamp() - interval '7 days'
               and exists (
                       select
                         from sync_console.hook_event newer
                        where newer.org_id = e.org_id
                          and newer.connection_id = e.connection_id
                          and newer.received_at > e.received_at)
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;

    HookEvents(CurrentCaller currentCaller, JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
    }

    /** False where it came before, to whatever node. */
    boolean isNew(UUID connection, Hook.Hint hint) {
        Short[] entities = hint.entities().stream().map(EntityType::code).toArray(Short[]::new);
        return jdbc.sql(KEEP)
                        .params(org(), connection, hash(hint.event()), entities)
                        .update()
                == 1;
    }

    Optional<Hooks.LastHint> last(UUID connection) {
        return jdbc.sql(LAST)
                .params(org(), connection)
                .query((row, number) -> hint(row))
                .optional();
    }

    /** Long after a system would call again. The newest of a connection stays, to be shown. */
    int forgetOld() {
        return jdbc.sql(FORGET).param(org()).update();
    }

    private UUID org() {
        return currentCaller.get().org().value();
    }

    private static Hooks.LastHint hint(ResultSet row) throws SQLException {
        Short[] codes = (Short[]) row.getArray("entity_codes").getArray();
        return new Hooks.LastHint(
                Objects.requireNonNull(row.getObject("received_at", OffsetDateTime.class))
                        .toInstant(),
                Arrays.stream(codes)
                        .map(code -> Coded.byCode(EntityType.class, code))
                        .sorted()
                        .toList());
    }

    private static byte[] hash(String event) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(event.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
