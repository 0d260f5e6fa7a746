package com.mantisnxt.sync.account.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Notes when a token was last used, at most once a minute and never in the way of the request. */
@Component
class LastUse {

    private static final Logger log = LoggerFactory.getLogger(LastUse.class);
    private static final Duration PRECISION = Duration.ofMinutes(1);

    private final TokenLookup lookup;
    private final Clock clock;
    private final ConcurrentMap<UUID, Instant> noted = new ConcurrentHashMap<>();

    LastUse(TokenLookup lookup, Clock clock) {
        this.lookup = lookup;
        this.clock = clock;
    }

    void note(FoundToken token) {
        Instant now = clock.instant();
        Instant last = noted.get(token.id());
        if (last == null || !now.isBefore(last.plus(PRECISION))) {
            noted.put(token.id(), now);
            Thread.startVirtualThread(() -> write(token));
        }
    }

    private void write(FoundToken token) {
        try {
            lookup.touch(token);
        } catch (DataAccessException | TransactionException e) {
            log.debug("The last use of a token was not noted: {}", e.getMessage());
        }
    }
}
