package com.mantisnxt.sync.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** How long the database takes to answer, by a clock that the test winds. */
class DatabaseRuleTest {

    private static Findings look(long... millis) {
        Iterator<Long> clock = Arrays.stream(millis)
                .flatMap(took -> LongStream.of(0, Duration.ofMillis(took).toNanos()))
                .boxed()
                .toList()
                .iterator();
        var jdbc = JdbcClient.create(
                new DriverManagerDataSource(TestServer.POSTGRES_18.shared().url(), "sync_app", ""));
        return new DatabaseRule(jdbc, clock::next)
                .look(new Look(null, Instant.EPOCH, Instant.EPOCH, List.of(100), Set.of()));
    }

    @Test
    void aDatabaseThatTakesLongEachTimeIsSlow() {
        assertThat(look(150, 140, 170, 90, 160).found())
                .extracting(Finding::text)
                .containsExactly("The database takes 150 ms to answer (the limit is 100 ms).");
    }

    @Test
    void onePauseIsNoSlowDatabase() {
        assertThat(look(2, 3, 10_000, 2, 100).found()).isEmpty();
    }
}
