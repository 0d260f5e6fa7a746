package com.mantisnxt.sync.account;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that an administrator hands to a person to set a password or a second factor. Shown once, kept as a hash, spent
 * by their first use or by a newer link, and worthless after two days.
 */
@Service
public class OneTimeLinks {

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
    private final CurrentCaller currentCaller;
    private final MemberStore members;
    private final AuditTrail trail;
    private final Clock clock;
    private final Duration life;

    OneTimeLinks(
            JdbcClient jdbc,
            CurrentCaller currentCaller,
            MemberStore members,
            AuditTrail trail,
            Clock clock,
            AccountProperties properties) {
        this.jdbc = jdbc;
        this.currentCaller = currentCaller;
        this.members = members;
        this.trail = trail;
        this.clock = clock;
        this.life = properties.linkLife();
    }

    @Transactional
    public ServiceToken make(UUID user, LinkPurpose purpose) {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        if (purpose == LinkPurpose.SET_PASSWORD && !members.managesUsers()) {
            throw MemberRefused.managedElsewhere();
        }
        MemberRow member = members.list().stream()
                .filter(row -> row.userId().equals(user))
                .findFirst()
                .orElseThrow(MemberRefused::unknown);
        ServiceToken token = ServiceToken.random();
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
        trail.add("link_made", member.email(), Map.of("purpose", purpose.label()));
        return token;
    }

    @Transactional(readOnly = true)
    public Optional<LinkHolder> find(ServiceToken token, LinkPurpose purpose) {
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

    /** False when somebody was faster, or the link is spent or too old. */
    @Transactional
    public boolean spend(ServiceToken token) {
        return jdbc.sql(SPEND).param("hash", token.hash()).query(Boolean.class).single();
    }

    /** False as with {@link #spend}; then the password stays as it was. */
    @Transactional
    public boolean setPassword(ServiceToken token, String passwordHash) {
        return jdbc.sql(SET_PASSWORD)
                .param("hash", token.hash())
                .param("password", passwordHash)
                .query(Boolean.class)
                .single();
    }
}
