package com.mantisnxt.sync.account;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.OrgId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements about one-time links. Those by hash reach any organisation: a link comes before it is known. */
@Repository
class LinkStore {

    private static final String ADD = """
            insert into sync_console.one_time_link (org_id, user_id, token_hash, purpose, created_by, expires_at)
            values (:org, :user, :hash, :purpose, :by, :expires)
            """;
    private static final String OUTDATE = """
            update sync_console.one_time_link
               set used_at = now()
             where org_id = :org
               and user_id = :user
               and purpose = :purpose
               and used_at is null
            """;
    private static final String FIND = """
            select org_id,
                   user_id,
                   email,
                   display_name
              from sync_console.find_one_time_link(:hash)
             where purpose = :purpose
            """;
    private static final String SPEND = "select sync_console.spend_one_time_link(:hash)";
    private static final String SET_PASSWORD = "select sync_console.set_password_by_link(:hash, :password)";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration life;

    LinkStore(JdbcClient jdbc, Clock clock, AccountProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.life = properties.linkLife();
    }

    void add(Caller caller, UUID user, LinkPurpose purpose, ServiceToken token) {
        jdbc.sql(OUTDATE)
                .param("org", caller.org().value())
                .param("user", user)
                .param("purpose", purpose.label())
                .update();
        jdbc.sql(ADD)
                .param("org", caller.org().value())
                .param("user", user)
                .param("hash", token.hash())
                .param("purpose", purpose.label())
                .param("by", caller.user())
                .param("expires", Timestamp.from(clock.instant().plus(life)))
                .update();
    }

    Optional<LinkHolder> find(ServiceToken token, LinkPurpose purpose) {
        return jdbc.sql(FIND)
                .param("hash", token.hash())
                .param("purpose", purpose.label())
                .query((row, number) -> new LinkHolder(
                        new OrgId(row.getObject("org_id", UUID.class)),
                        row.getObject("user_id", UUID.class),
                        row.getString("email"),
                        row.getString("display_name")))
                .optional();
    }

    boolean spend(ServiceToken token) {
        return jdbc.sql(SPEND).param("hash", token.hash()).query(Boolean.class).single();
    }

    boolean setPassword(ServiceToken token, String passwordHash) {
        return jdbc.sql(SET_PASSWORD)
                .param("hash", token.hash())
                .param("password", passwordHash)
                .query(Boolean.class)
                .single();
    }
}
