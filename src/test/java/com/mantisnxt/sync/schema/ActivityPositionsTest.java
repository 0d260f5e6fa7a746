package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the hourly counts rest on: a transaction has its number before its first event has a position. */
class ActivityPositionsTest {

    private static final String ADD = """
            insert into public.sync_activity_log (org_id, sync_id, action, status)
            values (?, 's', 'batch_process', 'completed')
            """;

    /** Whoever changes the sequence keeps all others from it: there the writer stands still. */
    private static final String HOLD = "alter sequence sync_console.activity_position increment 1";

    private static final String WAITING = """
            select count(*)
              from pg_stat_activity
             where datname = current_database()
               and wait_event_type = 'Lock'
               and query like 'insert into public.sync_activity_log%'
            """;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void theNumberOfTheTransactionComesFirst(TestServer server) throws Exception {
        TestDatabase database = server.migrated();
        TestOrganisation organisation = database.newOrganisation();
        try (Session holder = database.asAdministrator();
                Session onlooker = database.asAdministrator();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            holder.run("begin");
            holder.run(HOLD);
            Future<?> writer = threads.submit(() -> {
                try (Session service = database.asApplication(organisation.id())) {
                    service.run(ADD, organisation.id());
                }
            });
            try {
                await().until(() -> onlooker.count(WAITING) == 1);
                assertThat(onlooker.count(WAITING + " and backend_xid is not null"))
                        .as("has a number and waits for its position")
                        .isEqualTo(1);
            } finally {
                holder.run("rollback");
            }
            writer.get();
            assertThat(onlooker.count("select count(*) from public.sync_activity_log where position > 0"))
                    .isEqualTo(1);
        }
    }
}
