package com.mantisnxt.sync.account;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the start of an installation needs to know of people, whatever their organisation. */
@Repository
class KnownPeople {

    private static final String HAS_ADMINISTRATOR = "select sync_console.has_administrator()";
    private static final String FIND = """
            select user_id,
                   org_id,
                   role,
                   password_hash is not null as has_password
              from sync_console.find_sign_in(:email)
            """;

    private final JdbcClient jdbc;

    KnownPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Known(UUID userId, UUID orgId, @Nullable String role, boolean hasPassword) {

        boolean isAdministrator() {
            return Role.ADMIN.label().equals(role);
        }
    }

    boolean haveAdministrator() {
        return jdbc.sql(HAS_ADMINISTRATOR).query(Boolean.class).single();
    }

    Optional<Known> find(String email) {
        return jdbc.sql(FIND).param("email", email).query(Known.class).optional();
    }
}
