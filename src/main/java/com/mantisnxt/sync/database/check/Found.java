package com.mantisnxt.sync.database.check;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands in a database before a start, as far as it decides what the start does. */
public enum Found {
    NOTHING("nothing of ours, and no organisations: all of it would be made"),
    MANTISNXT("organisations and users of MantisNXT, which are read and never altered; none of the sync tables"),
    EARLIER_DELIVERY(
            "sync tables without our history: an earlier delivery of migration 0024, to be checked and healed"),
    OURS("an installation of ours");

    private static final String QUESTION = """
            select case
                       when to_regclass('sync_console.schema_history') is not null then 'OURS'
                       when to_regclass('public.sync_progress') is not null then 'EARLIER_DELIVERY'
                       when to_regclass('public.organization') is not null then 'MANTISNXT'
                       else 'NOTHING'
                   end
            """;

    private final String text;

    Found(String text) {
        this.text = text;
    }

    public static Found in(JdbcClient jdbc) {
        return valueOf(jdbc.sql(QUESTION).query(String.class).single());
    }

    String text() {
        return text;
    }
}
