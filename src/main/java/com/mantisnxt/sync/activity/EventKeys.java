package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.tenant.OrgId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Remembers which lists of events were recorded, in the transaction that records them. */
@Component
class EventKeys {

    private static final String TAKE = """
            insert into sync_console.event_key (org_id, idempotency_key, request_hash)
            values (?, ?, ?)
                on conflict (org_id, idempotency_key) do nothing
            """;

    private static final String TAKEN = """
            select request_hash
              from sync_console.event_key
             where org_id = ? and idempotency_key = ?
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EventKeys(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return whether this is the first time; a null key always is */
    boolean take(OrgId org, @Nullable String key, Object request) {
        if (key == null) {
            return true;
        }
        if (key.isBlank() || key.length() > 255 || key.indexOf('\0') >= 0) {
            throw new InvalidInput(
                    "invalid_field", "Idempotency-Key", "Idempotency-Key must have 1 to 255 characters.");
        }
        byte[] hash = hash(request);
        // waits for a concurrent request with the same key to commit, then sees it
        if (jdbc.sql(TAKE).params(org.value(), key, hash).update() == 1) {
            return true;
        }
        byte[] earlier =
                jdbc.sql(TAKEN).params(org.value(), key).query(byte[].class).single();
        if (!MessageDigest.isEqual(earlier, hash)) {
            throw ActivityRefused.keyReused();
        }
        return false;
    }

    private byte[] hash(Object request) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(request));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
