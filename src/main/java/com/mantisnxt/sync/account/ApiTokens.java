package com.mantisnxt.sync.account;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.NameRule;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The API tokens of the asking organisation: made and shown once, listed, revoked. Only administrators get in. */
@Service
public class ApiTokens {

    private static final int LONGEST_NAME = 100;
    private static final String ADD = """
            insert into sync_console.api_token
                   (org_id, name, prefix, token_hash, scopes, created_by, created_at, expires_at)
            values (:org, :name, :prefix, :hash, string_to_array(:scopes, ','), :by, :now, :expires)
            """;
    private static final String LIST = """
            select id,
                   name,
                   prefix,
                   array_to_string(scopes, ',') as scopes,
                   created_at,
                   expires_at,
                   last_used_at,
                   revoked_at
              from sync_console.api_token
             where org_id = :org
             order by revoked_at is not null, created_at desc, id
            """;
    private static final String REVOKE = """
            update sync_console.api_token
               set revoked_at = :now
             where org_id = :org
               and id = :id
               and revoked_at is null
            returning name
            """;

    private final JdbcClient jdbc;
    private final CurrentCaller currentCaller;
    private final AuditTrail trail;
    private final Clock clock;

    ApiTokens(JdbcClient jdbc, CurrentCaller currentCaller, AuditTrail trail, Clock clock) {
        this.jdbc = jdbc;
        this.currentCaller = currentCaller;
        this.trail = trail;
        this.clock = clock;
    }

    /** The answer is the only sight of the token there will ever be. */
    @Transactional
    public ServiceToken create(String name, Set<Scope> scopes, @Nullable Instant expiresAt) {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        check(name, scopes);
        if (scopes.contains(Scope.APPROVE) && caller.user() == null) {
            throw new InvalidInput("invalid_scopes", "scopes", "A person has to answer for a token that approves.");
        }
        ServiceToken token = ServiceToken.random();
        List<String> labels = scopes.stream().map(Scope::label).sorted().toList();
        jdbc.sql(ADD)
                .param("org", caller.org().value())
                .param("name", name.strip())
                .param("prefix", token.prefix())
                .param("hash", token.hash())
                .param("scopes", String.join(",", labels))
                .param("by", caller.user())
                .param("now", Timestamp.from(clock.instant()))
                .param("expires", expiresAt == null ? null : Timestamp.from(expiresAt))
                .update();
        trail.add("token_created", name.strip(), Map.of("prefix", token.prefix(), "scopes", labels));
        return token;
    }

    @Transactional(readOnly = true)
    public List<TokenRow> list() {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        return jdbc.sql(LIST)
                .param("org", caller.org().value())
                .query(ApiTokens::row)
                .list();
    }

    /** Nodes that know the token still believe it for some seconds. Revoking again changes nothing. */
    @Transactional
    public void revoke(UUID id) {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        jdbc.sql(REVOKE)
                .param("org", caller.org().value())
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .optional()
                .ifPresent(name -> trail.add("token_revoked", name, Map.of()));
    }

    private static void check(String name, Set<Scope> scopes) {
        NameRule.checked("name", name, LONGEST_NAME);
        if (scopes.isEmpty()) {
            throw new InvalidInput("invalid_scopes", "scopes", "A token needs at least one scope.");
        }
    }

    private static TokenRow row(ResultSet row, int number) throws SQLException {
        return new TokenRow(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("prefix"),
                List.of(row.getString("scopes").split(",")),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("expires_at")),
                instant(row.getTimestamp("last_used_at")),
                instant(row.getTimestamp("revoked_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
