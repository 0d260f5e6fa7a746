package com.mantisnxt.sync.account.signin;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds people by e-mail before their organisation is known, and books every attempt; failures survive a restart. */
@Repository
class SignInLedger {

    private static final String FIND = "select * from sync_console.find_sign_in(:email)";
    private static final String IS_LOCKED = "select sync_console.sign_in_locked_until(:email) is not null";
    private static final String FAILED = """
            select sync_console.record_sign_in_failure(:email, :reason, cast(:address as inet)) is not null
            """;
    private static final String SUCCEEDED = "select sync_console.record_sign_in(:user, cast(:address as inet))";

    private final JdbcClient jdbc;

    SignInLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<Candidate> find(String email) {
        return jdbc.sql(FIND).param("email", email).query(Candidate.class).optional();
    }

    @Transactional(readOnly = true)
    public boolean isLocked(String email) {
        return jdbc.sql(IS_LOCKED).param("email", email).query(Boolean.class).single();
    }

    /** Answers whether the address is locked now. */
    @Transactional
    public boolean failed(String email, String reason, @Nullable String address) {
        return jdbc.sql(FAILED)
                .param("email", email)
                .param("reason", reason)
                .param("address", address)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public void succeeded(UUID user, String address) {
        jdbc.sql(SUCCEEDED)
                .param("user", user)
                .param("address", address)
                .query((row, number) -> number)
                .list();
    }
}
