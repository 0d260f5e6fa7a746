package com.mantisnxt.sync.database;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again while other sessions hold what the owner's statements need. Each attempt gives up after a moment and is
 * rolled back, so that nobody queues behind it; the pauses between them grow.
 */
final class LockRetries {

    private static final Logger log = LoggerFactory.getLogger(LockRetries.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private final Duration patience;

    LockRetries(Clock clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * @param what for people, at the beginning of a sentence, such as "A migration"
     * @param advice what they can do when the patience ends
     */
    <T> T run(DataSource owner, String what, String advice, Supplier<T> attempt) {
        Instant deadline = clock.instant().plus(patience);
        Duration pause = FIRST_PAUSE;
        String holder = "a lock that was gone when looked for";
        while (true) {
            try (LockWatch watch = new LockWatch(owner)) {
                try {
                    return attempt.get();
                } catch (RuntimeException fault) {
                    if (!isLockedOut(fault)) {
                        throw fault;
                    }
                    holder = watch.lastSeen().orElse(holder);
                    if (clock.instant().isAfter(deadline)) {
                        throw new IllegalStateException(refusal(what, holder, advice), fault);
                    }
                    log.warn("{} was put off, it is tried again: {}", what, holder);
                }
            }
            sleep(jittered(pause));
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private String refusal(String what, String wait, String advice) {
        return what + " did not get its locks within " + patience + " and was rolled back: " + wait + ". " + advice;
    }

    private static boolean isLockedOut(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Between half and one and a half of it, so that nothing keeps step with us. */
    private static Duration jittered(Duration pause) {
        return pause.dividedBy(2).plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis()));
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for locks", e);
        }
    }
}
