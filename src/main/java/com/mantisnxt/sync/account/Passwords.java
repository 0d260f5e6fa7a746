package com.mantisnxt.sync.account;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords, and understands bcrypt and Spring's {id} form of bcrypt and PBKDF2. Every check costs one hash,
 * also where there is nobody to compare with.
 */
@Component
public class Passwords {

    private static final Logger log = LoggerFactory.getLogger(Passwords.class);
    private static final int COST = 12;
    private static final int SHORTEST = 12;
    /** bcrypt reads no further. */
    private static final int LONGEST_IN_BYTES = 72;

    /** In the form of a hash, and of no password: it costs what a real one costs, and a start need not make one. */
    static final String NOBODY = "{bcrypt}$2a$" + COST + "$" + ".".repeat(53);

    private final PasswordEncoder encoder;

    Passwords() {
        PasswordEncoder bcrypt = new BCryptPasswordEncoder(COST);
        var delegating = new DelegatingPasswordEncoder(
                "bcrypt",
                Map.of(
                        "bcrypt", bcrypt,
                        "pbkdf2", Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_5(),
                        "pbkdf2@SpringSecurity_v5_8", Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
        delegating.setDefaultPasswordEncoderForMatches(bcrypt);
        encoder = delegating;
    }

    /** @throws IllegalArgumentException when the password is longer than can be hashed */
    public String hash(String password) {
        return String.valueOf(encoder.encode(password));
    }

    /** @throws UnfitPassword when it is too short to be safe, or longer than can be hashed */
    public String hashNew(String password) {
        if (password.length() < SHORTEST) {
            throw UnfitPassword.tooShort(SHORTEST);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_IN_BYTES) {
            throw UnfitPassword.tooLong(LONGEST_IN_BYTES);
        }
        return hash(password);
    }

    /** @param hash null where there is nobody or no password; then never true */
    public boolean matches(String password, @Nullable String hash, @Nullable UUID user) {
        if (hash == null || !isUnderstood(hash)) {
            if (hash != null) {
                log.warn(
                        "The password of user {} is kept in a form that is not understood (bcrypt, {{bcrypt}} and"
                                + " {{pbkdf2}} are); give them a new one with a one-time link",
                        user);
            }
            encoder.matches(password, NOBODY);
            return false;
        }
        return encoder.matches(password, hash);
    }

    private static boolean isUnderstood(String hash) {
        return hash.matches("(\\{bcrypt})?\\$2[aby]?\\$\\d\\d\\$.{53}") || hash.startsWith("{pbkdf2");
    }
}
