package com.mantisnxt.sync.base.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestRateTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10);
    private final RequestRate rate = new RequestRate(100, now::get);
    private final UUID token = UUID.randomUUID();

    @Test
    void aBurstOfTwoSecondsWorthIsAllowedAndNoMore() {
        assertThat(allowed(1000)).isEqualTo(200);
    }

    @Test
    void theAllowanceGrowsBackWithTime() {
        allowed(1000);
        now.addAndGet(500_000_000);
        assertThat(allowed(1000)).isEqualTo(50);
        now.addAndGet(3_600_000_000_000L);
        assertThat(allowed(1000)).isEqualTo(200);
    }

    @Test
    void oneTokenDoesNotSpendTheAllowanceOfAnother() {
        allowed(1000);
        assertThat(rate.allows(UUID.randomUUID())).isTrue();
    }

    @Test
    void whatIsGivenBackCanBeSpentAgainAndNoMore() {
        allowed(1000);
        rate.giveBack(token);
        rate.giveBack(token);
        assertThat(allowed(1000)).isEqualTo(2);
        rate.giveBack(UUID.randomUUID());
    }

    private long allowed(int requests) {
        return IntStream.range(0, requests).filter(i -> rate.allows(token)).count();
    }
}
