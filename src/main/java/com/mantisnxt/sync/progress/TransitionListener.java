package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.tenant.OrgId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears of starts, ends and other transitions from any node while somebody watches, and brings the feed's next look
 * forward. A convenience: where LISTEN can't work (a transaction-mode pooler) the feed's own pace finds everything.
 */
@Component
class TransitionListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TransitionListener.class);
    private static final Duration REST = Duration.ofSeconds(2);
    private static final int WAIT_MILLIS = 2_000;

    private final JdbcConnectionDetails database;
    private final ProgressFeed feed;
    private @Nullable Thread thread;

    TransitionListener(JdbcConnectionDetails database, ProgressFeed feed) {
        this.database = database;
        this.feed = feed;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("transitions").start(this::run);
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (feed.isWatched()) {
                    listen();
                }
                Thread.sleep(REST);
            } catch (SQLException fault) {
                log.debug("Not listening for transitions: {}", fault.getMessage());
                rest();
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(REST);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until nobody watches any more, so that an idle database may sleep. */
    private void listen() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement()) {
            statement.execute("listen sync_console_transition");
            var notices = connection.unwrap(PGConnection.class);
            while (feed.isWatched() && !Thread.currentThread().isInterrupted()) {
                PGNotification[] heard = notices.getNotifications(WAIT_MILLIS);
                for (PGNotification notice : heard == null ? new PGNotification[0] : heard) {
                    nudge(notice.getParameter());
                }
            }
        }
    }

    private void nudge(String notice) {
        try {
            feed.hurry(new OrgId(UUID.fromString(notice.substring(0, Math.max(0, notice.indexOf(':'))))));
        } catch (IllegalArgumentException foreign) {
            log.debug("A notice of another form: {}", notice);
        }
    }

    @Override
    public void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
