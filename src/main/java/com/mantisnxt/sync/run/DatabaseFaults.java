package com.mantisnxt.sync.run;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** Tells that the database is away, or busy with others, from what a run does wrong. */
final class DatabaseFaults {

    private static final String CONNECTION = "08";
    private static final String RESOURCES = "53";
    private static final String SHUTDOWN = "57P";
    private static final String TRANSACTION = "40";

    private DatabaseFaults() {}

    /** Whether the same may well work in a moment. */
    static boolean isPassing(@Nullable Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof SQLException sql && isPassing(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(SQLException fault) {
        String state = fault.getSQLState();
        return state != null
                && (state.startsWith(CONNECTION)
                        || state.startsWith(RESOURCES)
                        || state.startsWith(SHUTDOWN)
                        || state.startsWith(TRANSACTION));
    }
}
