package com.mantisnxt.sync.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Start-up holds here until the database answers, and says so; a refused password ends it at once. */
final class DatabaseWait {

    private static final Logger log = LoggerFactory.getLogger(DatabaseWait.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Clock clock;

    DatabaseWait(Clock clock) {
        this.clock = clock;
    }

    void until(DatabaseEndpoint endpoint, Duration patience) {
        Instant deadline = clock.instant().plus(patience);
        Duration pause = Duration.ofMillis(250);
        while (!answers(endpoint)) {
            if (clock.instant().isAfter(deadline)) {
                throw new IllegalStateException("The database did not answer within " + patience);
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private boolean answers(DatabaseEndpoint endpoint) {
        var owner = endpoint.owner();
        try (Connection connection = DriverManager.getConnection(endpoint.url(), owner.name(), owner.password())) {
            return connection.isValid(5);
        } catch (SQLException e) {
            if (isRefusal(e)) {
                throw new IllegalStateException("The database refuses " + owner.name() + ": " + e.getMessage(), e);
            }
            log.warn("Waiting for the database: {}", e.getMessage());
            return false;
        }
    }

    /** Class 28: wrong password, class 3D: no such database; waiting would not help. */
    static boolean isRefusal(SQLException fault) {
        String state = fault.getSQLState() == null ? "" : fault.getSQLState();
        return state.startsWith("28") || state.startsWith("3D");
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Start-up was interrupted", e);
        }
    }
}
