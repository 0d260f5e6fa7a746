package com.mantisnxt.sync.account.api;

import com.mantisnxt.sync.account.AccountProperties;
import com.mantisnxt.sync.account.ServiceToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/**
 * Believes a found token for a short while, so that a report costs no look-up. Keyed by the token's hash, which belongs
 * to one organisation only. What was not found is never kept.
 */
@Component
class TokenCache {

    private static final int MOST = 10_000;

    private final TokenLookup lookup;
    private final LastUse lastUse;
    private final Clock clock;
    private final Duration life;
    private final ConcurrentMap<String, Entry> byHash = new ConcurrentHashMap<>();

    TokenCache(TokenLookup lookup, LastUse lastUse, Clock clock, AccountProperties properties) {
        this.lookup = lookup;
        this.lastUse = lastUse;
        this.clock = clock;
        this.life = properties.tokenCache();
    }

    private record Entry(FoundToken token, Instant until) {}

    /** What is believed without asking; empty costs the sender a {@link #lookUp}. */
    Optional<FoundToken> known(ServiceToken given) {
        String hash = given.hashText();
        Entry known = byHash.get(hash);
        if (known != null && clock.instant().isBefore(known.until())) {
            return Optional.of(known.token());
        }
        byHash.remove(hash);
        return Optional.empty();
    }

    Optional<FoundToken> lookUp(ServiceToken given) {
        Optional<FoundToken> found = lookup.find(given);
        found.ifPresent(token -> keep(given.hashText(), token, clock.instant()));
        return found;
    }

    private void keep(String hash, FoundToken token, Instant now) {
        if (byHash.size() >= MOST) {
            byHash.clear();
        }
        byHash.put(hash, new Entry(token, now.plus(life)));
        lastUse.note(token);
    }
}
