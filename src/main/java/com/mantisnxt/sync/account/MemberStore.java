package com.mantisnxt.sync.account;

import com.mantisnxt.sync.tenant.OrgId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements about people; each reaches only those of the organisation that asks. */
@Repository
class MemberStore {

    private static final String ONE_AT_A_TIME = """
            select pg_advisory_xact_lock(hashtextextended('members of ' || current_setting('app.current_org_id'), 0))
            """;
    private static final String LIST = """
            select user_id,
                   email,
                   display_name,
                   role,
                   is_active,
                   is_suspended,
                   has_password,
                   must_have_code,
                   has_code,
                   locked_until,
                   last_sign_in_at
              from sync_console.org_members()
            """;
    private static final String CREATE = "select sync_console.create_user(:email, :name, :hash, :role, :by)";
    private static final String SET_ROLE = "select sync_console.set_member_role(:user, :role, :by)";
    private static final String SUSPEND = "select sync_console.set_suspended(:user, :suspended)";
    private static final String UNLOCK = "select sync_console.unlock_sign_in(:user)";
    private static final String DROP_FACTOR = """
            delete from sync_console.totp_secret
             where org_id = :org
               and user_id = :user
            """;
    private static final String MANAGES = "select sync_console.manages_users()";

    private final JdbcClient jdbc;

    MemberStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends nobody else changes people of this organisation. */
    void lock() {
        jdbc.sql(ONE_AT_A_TIME).query((row, number) -> number).list();
    }

    boolean managesUsers() {
        return jdbc.sql(MANAGES).query(Boolean.class).single();
    }

    List<MemberRow> list() {
        return jdbc.sql(LIST).query(MemberRow.class).list();
    }

    MemberRow get(UUID user) {
        return list().stream()
                .filter(member -> member.userId().equals(user))
                .findFirst()
                .orElseThrow(MemberRefused::unknown);
    }

    /** Empty where the address is taken. */
    Optional<UUID> create(NewMember member, @Nullable String passwordHash, @Nullable UUID by) {
        return jdbc.sql(CREATE)
                .param("email", member.email())
                .param("name", member.displayName())
                .param("hash", passwordHash)
                .param("role", member.role().label())
                .param("by", by)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single();
    }

    boolean setRole(UUID user, @Nullable Role role, @Nullable UUID by) {
        return jdbc.sql(SET_ROLE)
                .param("user", user)
                .param("role", role == null ? null : role.label())
                .param("by", by)
                .query(Boolean.class)
                .single();
    }

    boolean setSuspended(UUID user, boolean isSuspended) {
        return jdbc.sql(SUSPEND)
                .param("user", user)
                .param("suspended", isSuspended)
                .query(Boolean.class)
                .single();
    }

    boolean unlock(UUID user) {
        return jdbc.sql(UNLOCK).param("user", user).query(Boolean.class).single();
    }

    void dropSecondFactor(OrgId org, UUID user) {
        jdbc.sql(DROP_FACTOR).param("org", org.value()).param("user", user).update();
    }
}
