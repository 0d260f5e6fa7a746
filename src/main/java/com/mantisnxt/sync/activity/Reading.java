package com.mantisnxt.sync.activity;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that is being read for somebody who may lose interest. */
public final class Reading {

    private static final Logger log = LoggerFactory.getLogger(Reading.class);

    private @Nullable PreparedStatement running;
    private boolean abandoned;

    Reading() {}

    /** The database stops working at it, and nobody is told anything any more. */
    public synchronized void abandon() {
        abandoned = true;
        if (running != null) {
            try {
                running.cancel();
            } catch (SQLException e) {
                // it ends by itself in a moment
                log.debug("A statement could not be cancelled: {}", e.getMessage());
            }
        }
    }

    synchronized boolean isAbandoned() {
        return abandoned;
    }

    synchronized void runs(PreparedStatement statement) throws SQLException {
        if (abandoned) {
            throw new SQLException("nobody waits for it any more", "57014");
        }
        running = statement;
    }

    /** From here on the connection is somebody else's. */
    synchronized void ended() {
        running = null;
    }
}
