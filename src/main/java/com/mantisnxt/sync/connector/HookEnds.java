package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.tenant.OrgId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds where a call belongs, before any organisation is known. What was found is believed for a short while, and so is
 * that there was nothing: else how long an answer takes would tell which connections there are.
 */
@Repository
class HookEnds {

    private static final Logger log = LoggerFactory.getLogger(HookEnds.class);
    private static final Duration BELIEF = Duration.ofSeconds(10);
    private static final int MOST = 10_000;

    private static final String FIND = """
            select org_id, source_code, base_url, secrets
              from sync_console.find_hook(?)
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SecretSafe safe;
    private final Clock clock;
    private final ConcurrentMap<UUID, Entry> byConnection = new ConcurrentHashMap<>();

    HookEnds(JdbcClient jdbc, TransactionTemplate transactionTemplate, SecretSafe safe, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transactionTemplate;
        this.safe = safe;
        this.clock = clock;
    }

    private record Entry(Optional<HookEnd> end, Instant until) {}

    /** Whether {@link #find} answers without asking the database. */
    boolean isAtHand(UUID connection) {
        Entry known = byConnection.get(connection);
        return known != null && clock.instant().isBefore(known.until());
    }

    /** Empty where there is no such connection, or it has no secret for hooks. */
    Optional<HookEnd> find(UUID connection) {
        Entry known = byConnection.get(connection);
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.until())) {
            return known.end();
        }
        Optional<HookEnd> found = lookUp(connection);
        if (byConnection.size() >= MOST) {
            byConnection.clear();
        }
        byConnection.put(connection, new Entry(found, now.plus(BELIEF)));
        return found;
    }

    private Optional<HookEnd> lookUp(UUID connection) {
        List<Optional<HookEnd>> found = transaction.execute(status -> jdbc.sql(FIND)
                .param(connection)
                .query((row, number) -> end(connection, row))
                .list());
        return found == null || found.size() != 1 ? Optional.empty() : found.getFirst();
    }

    private Optional<HookEnd> end(UUID connection, ResultSet row) throws SQLException {
        OrgId org = new OrgId(row.getObject("org_id", UUID.class));
        SourceSystem system = Coded.byCode(SourceSystem.class, row.getInt("source_code"));
        String address = row.getString("base_url");
        return secret(org, connection, row.getBytes("secrets"))
                .map(secret -> new HookEnd(org, connection, system, address, secret));
    }

    /** A box that a lost key sealed is as good as none. */
    private Optional<String> secret(OrgId org, UUID connection, byte[] sealed) {
        try {
            return safe.open(sealed, org, connection).find(HookReader.SECRET);
        } catch (RuntimeException fault) {
            log.warn("The secrets of the connection {} can't be opened: {}", connection, fault.getMessage());
            return Optional.empty();
        }
    }
}
