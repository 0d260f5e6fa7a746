package com.mantisnxt.sync.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetriesTest {

    @Test
    void afterAFailureThePauseGrowsWithEachAndHasAnEnd() {
        var properties = new DeliveryProperties(
                null,
                Duration.ofSeconds(1),
                Duration.ofSeconds(15),
                Duration.ofMinutes(15),
                Duration.ofDays(1),
                Duration.ofDays(1));
        var retries = new Retries(properties, () -> 0.5);
        Instant now = Instant.EPOCH;
        assertThat(retries.after(1, now)).isEqualTo(now.plusSeconds(15));
        assertThat(retries.after(3, now)).isEqualTo(now.plusSeconds(60));
        assertThat(retries.after(1_000, now)).isEqualTo(now.plusSeconds(900));
        assertThat(new Retries(properties, () -> 0).after(1, now)).isEqualTo(now.plusSeconds(12));
        assertThat(new Retries(properties, () -> 1).after(1, now)).isEqualTo(now.plusSeconds(18));
    }
}
