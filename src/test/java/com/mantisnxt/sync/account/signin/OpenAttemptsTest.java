package com.mantisnxt.sync.account.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OpenAttemptsTest {

    private final OpenAttempts attempts = new OpenAttempts();

    @Test
    void guessesOfOneAccountSentTogetherAreNotAllJudged() {
        Supplier<String> fourth = () -> attempts.with("203.0.113.4", " Ada@Example.org", () -> "judged");
        Supplier<String> third = () -> attempts.with("203.0.113.3", "ada@example.org", fourth);
        Supplier<String> second = () -> attempts.with("203.0.113.2", "ada@example.org", third);
        assertThatThrownBy(() -> attempts.with("203.0.113.1", "ada@example.org", second))
                .isInstanceOf(SignInRefused.class);
        assertThat(attempts.with("203.0.113.4", "ada@example.org", () -> "judged"))
                .isEqualTo("judged");
    }

    @Test
    void guessesFromOneAddressSentTogetherAreNotAllJudged() {
        Supplier<Integer> deeper = () -> 0;
        for (int i = 0; i < 8; i++) {
            Supplier<Integer> inner = deeper;
            String account = "person-" + i;
            deeper = () -> 1 + attempts.with("203.0.113.1", account, inner);
        }
        assertThat(deeper.get()).isEqualTo(8);
        Supplier<Integer> eight = deeper;
        assertThatThrownBy(() -> attempts.with("203.0.113.1", "one more", eight))
                .isInstanceOf(SignInRefused.class);
    }
}
