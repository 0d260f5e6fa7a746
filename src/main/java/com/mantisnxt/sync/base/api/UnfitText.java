package com.mantisnxt.sync.base.api;

import java.sql.SQLException;
import java.util.Set;

/**
 * Tells whether PostgreSQL refused a text for a character that it can't keep, wherever in the request that was. Fields
 * say so by their names; this is for what nobody thought of, which is the caller's fault all the same.
 */
final class UnfitText {

    static final String REASON = "A text holds a NUL character, which can't be kept; nothing was stored.";

    /** A character that is not in the repertoire, and one that JSON spells out. */
    private static final Set<String> STATES = Set.of("22021", "22P05");

    private UnfitText() {}

    static boolean isBehind(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
