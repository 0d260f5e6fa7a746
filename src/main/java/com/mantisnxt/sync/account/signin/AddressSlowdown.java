package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.base.rate.AddressBlock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/**
 * Makes an internet address wait longer after each failed sign-in, beginning with the third, so that guessing is slow
 * before any account locks. Kept by each node for itself and forgotten after a quiet quarter of an hour.
 */
@Component
class AddressSlowdown {

    private static final int FREE = 2;
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final Duration MEMORY = Duration.ofMinutes(15);
    private static final int MOST_ADDRESSES = 50_000;

    private final Clock clock;
    private final ConcurrentMap<String, Failures> byAddress = new ConcurrentHashMap<>();

    AddressSlowdown(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {

        Instant nextAllowed() {
            int doublings = Math.min(count - FREE, 6);
            return doublings <= 0 ? last : last.plusSeconds(Math.min(1L << doublings, LONGEST_WAIT_SECONDS));
        }
    }

    boolean mustWait(String address) {
        Failures failures = byAddress.get(AddressBlock.of(address));
        return failures != null && clock.instant().isBefore(failures.nextAllowed());
    }

    void failed(String address) {
        Instant now = clock.instant();
        if (byAddress.size() >= MOST_ADDRESSES) {
            forgetOld(now);
        }
        byAddress.merge(
                AddressBlock.of(address),
                new Failures(1, now),
                (known, first) -> isOld(known, now) ? first : new Failures(known.count() + 1, now));
    }

    private void forgetOld(Instant now) {
        byAddress.values().removeIf(failures -> isOld(failures, now));
        if (byAddress.size() >= MOST_ADDRESSES) {
            byAddress.clear();
        }
    }

    private static boolean isOld(Failures failures, Instant now) {
        return failures.last().plus(MEMORY).isBefore(now);
    }
}
