package com.mantisnxt.sync.base;

import org.slf4j.MDC;

/** What stands beside every line that this thread logs, until it is cleared. */
public final class LogFields {

    private static final String ORGANISATION = "organisation";
    private static final String SYNC = "sync";

    private LogFields() {}

    public static void organisation(Object id) {
        MDC.put(ORGANISATION, id.toString());
    }

    public static void sync(String id) {
        MDC.put(SYNC, id);
    }

    public static void clear() {
        MDC.remove(ORGANISATION);
        MDC.remove(SYNC);
    }
}
