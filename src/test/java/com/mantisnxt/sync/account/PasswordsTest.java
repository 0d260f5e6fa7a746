package com.mantisnxt.sync.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void whoIsNotThereCostsWhatIsHashedForWhoIs() {
        assertThat(passwords.hash("correct horse battery")).startsWith("{bcrypt}$2a$12$");
        String nobody = Passwords.NOBODY.substring("{bcrypt}".length());
        assertThat(new BCryptPasswordEncoder(12).upgradeEncoding(nobody))
                .as("cheaper")
                .isFalse();
        assertThat(new BCryptPasswordEncoder(13).upgradeEncoding(nobody))
                .as("dearer")
                .isTrue();
        assertThat(passwords.matches("", null, null)).isFalse();
        assertThat(passwords.matches(".", Passwords.NOBODY, null)).isFalse();
    }
}
