package com.mantisnxt.sync.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** The examples of RFC 6238, appendix B, cut to six digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(Totp.code(SECRET, seconds / 30)).isEqualTo(code);
        assertThat(Totp.stepOf(code, SECRET, Instant.ofEpochSecond(seconds))).hasValue(seconds / 30);
    }

    @ParameterizedTest
    @CsvSource({"-30, true", "30, true", "-60, false", "60, false"})
    void aClockMayBeOneStepOff(long drift, boolean isAccepted) {
        Instant now = Instant.ofEpochSecond(1_111_111_110);
        String code = Totp.code(SECRET, (now.getEpochSecond() + drift) / 30);
        assertThat(Totp.stepOf(code, SECRET, now).isPresent()).isEqualTo(isAccepted);
    }
}
