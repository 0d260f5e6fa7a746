package com.mantisnxt.sync.testing;

import java.util.List;

/** What clients of a database are in the middle of; the server's own vacuum names tables too and is none of them. */
public final class OpenTransactions {

    private OpenTransactions() {}

    /** The latest statement of each client's open transaction whose text names the table. */
    public static List<String> naming(String table, Session administrator) {
        return administrator.values(String.class, """
                select query from pg_stat_activity
                where datname = current_database() and backend_type = 'client backend'
                and pid <> pg_backend_pid() and xact_start is not null and position(? in query) > 0""", table);
    }
}
