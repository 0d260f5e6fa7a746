package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.account.AuditTrail;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.OrgId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Sets up and checks the codes of an authenticator. A code that was used once is refused from then on. */
@Service
public class SecondFactor {

    private static final int SECRET_BYTES = 20;

    private final FactorStore store;
    private final WorkAs workAs;
    private final AuditTrail trail;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecondFactor(FactorStore store, WorkAs workAs, AuditTrail trail, Clock clock) {
        this.store = store;
        this.workAs = workAs;
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
        workAs.run(person, () -> {
            store.keep(person.org(), user, secret, step.getAsLong());
            trail.add("second_factor_set", person.name(), Map.of());
        });
        return true;
    }

    public boolean isSetUp(OrgId org, UUID user) {
        return workAs.call(Caller.reader(org), () -> store.find(org, user).isPresent());
    }

    /** True once for each code of the person's authenticator. */
    boolean accepts(OrgId org, UUID user, String code) {
        return workAs.call(
                Caller.reader(org),
                () -> store.find(org, user)
                        .map(secret -> Totp.stepOf(code, secret, clock.instant()))
                        .filter(OptionalLong::isPresent)
                        .map(step -> store.use(org, user, step.getAsLong()))
                        .orElse(false));
    }
}
