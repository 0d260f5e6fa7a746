package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Sets up and checks the codes of an authenticator. A code that was used once is refused from then on. */
@Service
public class SecondFactor {

    private static final int SECRET_BYTES = 20;
    private static final String KEEP = """
            insert into sync_console.totp_secret (org_id, user_id, secret)
            values (:org, :user, :secret)
                on conflict (org_id, user_id) do update
               set secret = excluded.secret,
                   confirmed_at = null,
                   last_step = 0
            """;
    private static final String READ = """
            select secret
              from sync_console.totp_secret
             where org_id = :org
               and user_id = :user
               and (confirmed_at is not null) = :confirmed
            """;
    private static final String USE = """
            update sync_console.totp_secret
               set last_step = :step,
                   confirmed_at = coalesce(confirmed_at, now())
             where org_id = :org
               and user_id = :user
               and last_step < :step
            """;
    private static final String DROP = """
            delete from sync_console.totp_secret
             where org_id = :org
               and user_id = :user
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final CurrentCaller currentCaller;
    private final SecretBox box;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecondFactor(
            JdbcClient jdbc,
            TransactionOperations transactions,
            CurrentCaller currentCaller,
            SecretBox box,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.currentCaller = currentCaller;
        this.box = box;
        this.clock = clock;
    }

    /** A fresh secret that replaces any other; it counts only once {@link #confirm} saw a code made with it. */
    public byte[] begin(OrgId org, UUID user) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        byte[] sealed = box.seal(secret, user);
        asTheOrganisation(
                org,
                () -> jdbc.sql(KEEP)
                        .param("org", org.value())
                        .param("user", user)
                        .param("secret", sealed)
                        .update());
        return secret;
    }

    public boolean confirm(OrgId org, UUID user, String code) {
        return check(org, user, code, false);
    }

    boolean accepts(OrgId org, UUID user, String code) {
        return check(org, user, code, true);
    }

    public void remove(OrgId org, UUID user) {
        asTheOrganisation(
                org,
                () -> jdbc.sql(DROP)
                        .param("org", org.value())
                        .param("user", user)
                        .update());
    }

    private boolean check(OrgId org, UUID user, String code, boolean isConfirmed) {
        return asTheOrganisation(org, () -> {
            Optional<byte[]> sealed = jdbc.sql(READ)
                    .param("org", org.value())
                    .param("user", user)
                    .param("confirmed", isConfirmed)
                    .query(byte[].class)
                    .optional();
            return sealed.isPresent() && use(org, user, code, box.open(sealed.get(), user));
        });
    }

    private boolean use(OrgId org, UUID user, String code, byte[] secret) {
        OptionalLong step = Totp.stepOf(code, secret, clock.instant());
        return step.isPresent()
                && jdbc.sql(USE)
                                .param("org", org.value())
                                .param("user", user)
                                .param("step", step.getAsLong())
                                .update()
                        == 1;
    }

    private <T> T asTheOrganisation(OrgId org, java.util.function.Supplier<T> work) {
        return currentCaller.callAs(Caller.reader(org), () -> transactions.execute(status -> work.get()));
    }
}
