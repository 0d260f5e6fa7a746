package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.account.signin.SignInRefused.Reason;
import com.mantisnxt.sync.base.rate.AddressBlock;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Bounds how many sign-ins are under way at once for one address and for one account. Failures count when they are known;
 * without a bound, a thousand guesses sent together would all be judged before the first of them counts.
 */
@Component
class OpenAttempts {

    private static final int MOST_OF_AN_ADDRESS = 8;
    private static final int MOST_OF_AN_ACCOUNT = 3;

    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

    /** @throws SignInRefused where too many are under way; then nothing was tried */
    <T> T with(String address, String name, Supplier<T> attempt) {
        String account = name.strip().toLowerCase(Locale.ROOT);
        return bounded(
                "from " + AddressBlock.of(address),
                MOST_OF_AN_ADDRESS,
                () -> bounded("as " + account, MOST_OF_AN_ACCOUNT, attempt));
    }

    private <T> T bounded(String key, int most, Supplier<T> attempt) {
        int now = open.merge(key, 1, Integer::sum);
        try {
            if (now > most) {
                throw new SignInRefused(Reason.SLOWED);
            }
            return attempt.get();
        } finally {
            open.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
        }
    }
}
