package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.account.AuditTrail;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets up and checks the codes of an authenticator. A code that was used once is refused from then on. */
@Service
public class SecondFactor {

    private static final int SECRET_BYTES = 20;
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
    private final TransactionOperations transactions;
    private final CurrentCaller currentCaller;
    private final SecretBox box;
    private final AuditTrail trail;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecondFactor(
            JdbcClient jdbc,
            PlatformTransactionManager transactionManager,
            CurrentCaller currentCaller,
            SecretBox box,
            AuditTrail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactionManager);
        this.currentCaller = currentCaller;
        this.box = box;
        this.trail = trail;
        this.clock = clock;
    }

    /** A fresh secret; it counts only once {@link #keep} saw a code made with it. */
    public byte[] begin() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** Whether a code was made with this secret just now. */
    public boolean proves(byte[] secret, String code) {
        return Totp.stepOf(code, secret, clock.instant()).isPresent();
    }

    /**
     * Puts a secret in the place of any other when the code proves that the person's authenticator has it.
     *
     * @param person whose second factor it becomes, a user
     */
    public boolean keep(Caller person, byte[] secret, String code) {
        UUID user = Objects.requireNonNull(person.user());
        OptionalLong step = Totp.stepOf(code, secret, clock.instant());
        if (step.isEmpty()) {
            return false;
        }
        byte[] sealed = box.seal(secret, user);
        currentCaller.runAs(
                person,
                () -> transactions.executeWithoutResult(status -> {
                    jdbc.sql(KEEP)
                            .param("org", person.org().value())
                            .param("user", user)
                            .param("secret", sealed)
                            .param("step", step.getAsLong())
                            .update();
                    trail.add("second_factor_set", person.name(), Map.of());
                }));
        return true;
    }

    /** True once for each code of the person's authenticator. */
    boolean accepts(OrgId org, UUID user, String code) {
        return asTheOrganisation(org, () -> {
            Optional<byte[]> sealed = find(org, user);
            return sealed.isPresent() && use(org, user, code, box.open(sealed.get(), user));
        });
    }

    public boolean isSetUp(OrgId org, UUID user) {
        return asTheOrganisation(org, () -> find(org, user).isPresent());
    }

    private Optional<byte[]> find(OrgId org, UUID user) {
        return jdbc.sql(READ)
                .param("org", org.value())
                .param("user", user)
                .query(byte[].class)
                .optional();
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

    private <T> T asTheOrganisation(OrgId org, Supplier<T> work) {
        return currentCaller.callAs(Caller.reader(org), () -> transactions.execute(status -> work.get()));
    }
}
