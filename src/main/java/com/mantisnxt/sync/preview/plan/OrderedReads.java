package com.mantisnxt.sync.preview.plan;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Makes what follows in the transaction walk through indexes in their order, by one plan for all pages: right after a
 * preview was computed the database believes that it has a single item, and would read and sort all for each page.
 */
@Repository
class OrderedReads {

    /** Without the compiler: a sort that there is no way around is charged as much as would wake it. */
    static final String IN_ORDER = """
            select set_config('enable_sort', 'off', true),
                   set_config('plan_cache_mode', 'force_generic_plan', true),
                   set_config('jit', 'off', true)
            """;

    private final JdbcClient jdbc;

    OrderedReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin() {
        jdbc.sql(IN_ORDER).query((row, number) -> true).single();
    }
}
