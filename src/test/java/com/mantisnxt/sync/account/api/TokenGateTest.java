package com.mantisnxt.sync.account.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.account.AccountProperties;
import com.mantisnxt.sync.account.ServiceToken;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a look-up that ends in nothing costs the address it came from. */
class TokenGateTest {

    private static final int MANY = 1_000;
    private static final String ADDRESS = "203.0.113.7";

    @Test
    void whileTheDatabaseIsAwayNobodyIsToldToComeLessOften() {
        TokenGate gate = gate(new TokenLookup(JdbcClient.create(new DriverManagerDataSource())) {
            @Override
            public Optional<FoundToken> find(ServiceToken token) {
                throw new DataAccessResourceFailureException("away");
            }
        });
        for (int i = 0; i < MANY; i++) {
            assertThatThrownBy(() -> gate.enter("Bearer mnx_service", ADDRESS)).hasMessage("away");
        }
    }

    private static TokenGate gate(TokenLookup lookup) {
        Clock clock = Clock.systemUTC();
        var properties = new AccountProperties(
                Duration.ZERO, Duration.ofSeconds(20), 5_000, Duration.ofSeconds(5), Duration.ofDays(2), null);
        return new TokenGate(new TokenCache(lookup, new LastUse(lookup, clock), clock, properties), properties);
    }
}
