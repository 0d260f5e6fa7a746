package com.mantisnxt.sync.progress.eta;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;

/**
 * Puts a settable clock in the place of the estimator's, in one test database. The owner of the schema may do that, a
 * client may not; everything else that runs is what runs in production.
 */
final class VirtualClock {

    private VirtualClock() {}

    static TestDatabase in(TestDatabase database) {
        try (Session owner = database.asOwner()) {
            owner.runScript("""
                    create or replace function sync_console.progress_clock()
                        returns timestamptz
                        language sql
                        volatile
                        parallel safe
                        as $$
                            select coalesce(
                                nullif(pg_catalog.current_setting('test.moment', true), '')::timestamptz,
                                pg_catalog.clock_timestamp())
                        $$
                    """);
        }
        return database;
    }
}
