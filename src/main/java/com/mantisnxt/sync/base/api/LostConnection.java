package com.mantisnxt.sync.base.api;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells whether a fault comes from a database connection that broke, however many layers have wrapped it since. */
final class LostConnection {

    private static final String CLOSED_BY_THE_POOL = "Connection is closed";

    private LostConnection() {}

    static boolean isBehind(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isLost(sql.getSQLState(), sql.getMessage())) {
                return true;
            }
        }
        return false;
    }

    /** Connection exceptions, and a server that shuts down, crashed or is not up yet. */
    private static boolean isLost(@Nullable String state, @Nullable String message) {
        return state == null
                ? CLOSED_BY_THE_POOL.equals(message)
                : state.startsWith("08") || state.matches("57P0[123]");
    }
}
