package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.base.secret.SecretBox;
import com.mantisnxt.sync.tenant.OrgId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the secrets of second factors, sealed; within the transaction of the person's organisation. */
@Repository
class FactorStore {

    private static final String KEEP = """
            insert into sync_console.totp_secret (org_id, user_id, secret, last_step)
            values (:org, :user, :secret, :step)
                on conflict (org_id, user_id) do update
               set secret = excluded.secret,
                   confirmed_at = now(),
                   last_step = excluded.last_step
            """;
    private static final String READ = """
            select secret
              from sync_console.totp_secret
             where org_id = :org
               and user_id = :user
            """;
    private static final String USE = """
            update sync_console.totp_secret
               set last_step = :step
             where org_id = :org
               and user_id = :user
               and last_step < :step
            """;

    private final JdbcClient jdbc;
    private final SecretBox box;

    FactorStore(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    void keep(OrgId org, UUID user, byte[] secret, long step) {
        jdbc.sql(KEEP)
                .param("org", org.value())
                .param("user", user)
                .param("secret", box.seal(secret, user.toString()))
                .param("step", step)
                .update();
    }

    Optional<byte[]> find(OrgId org, UUID user) {
        return jdbc.sql(READ)
                .param("org", org.value())
                .param("user", user)
                .query(byte[].class)
                .optional()
                .map(kept -> box.open(kept, user.toString()));
    }

    /** True for one caller only, and never again for this step or an older one. */
    boolean use(OrgId org, UUID user, long step) {
        return jdbc.sql(USE)
                        .param("org", org.value())
                        .param("user", user)
                        .param("step", step)
                        .update()
                == 1;
    }
}
