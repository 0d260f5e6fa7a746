package com.mantisnxt.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** An overview that would never end, as the log is locked: whether the database stops working at it, or only its reader. */
@ConsoleTest
class AbandonedOverviewTest {

    private static final String WAITING = """
            select pid
              from pg_stat_activity
             where state = 'active'
               and wait_event_type = 'Lock'
               and query like '%sync_activity_log%'
               and usename = 'sync_app'
            """;

    private final Caller caller = Organisations.anybody();
    private final List<Object> told = new CopyOnWriteArrayList<>();
    private final ActivitySearch search;
    private final CurrentCaller currentCaller;
    private final ActivityOverviews overviews;

    @Autowired
    AbandonedOverviewTest(
            ActivitySearch search,
            CurrentCaller currentCaller,
            PlatformTransactionManager manager,
            ActivityCauses causes,
            JdbcClient jdbc,
            JdbcTemplate jdbcTemplate) {
        this.search = search;
        this.currentCaller = currentCaller;
        this.overviews =
                new ActivityOverviews(currentCaller, new EndlessPatience(manager, jdbc), causes, jdbc, jdbcTemplate);
    }

    @Test
    void theDatabaseEndsTheStatementAndNobodyIsToldOfIt() throws Exception {
        try (Session lock = TestServer.POSTGRES_18.shared().asAdministrator();
                Session watcher = TestServer.POSTGRES_18.shared().asAdministrator()) {
            ActivityFilter pinned = currentCaller.callAs(caller, () -> search.pin(ActivityFilter.DEFAULT));
            lock.connection().setAutoCommit(false);
            lock.run("lock table public.sync_activity_log in access exclusive mode");
            Reading reading = currentCaller.callAs(caller, () -> overviews.begin(pinned, ZoneOffset.UTC, new Told()));
            await().until(() -> waiting(watcher).size() == 1);
            int backend = waiting(watcher).getFirst();
            reading.abandon();
            await().untilAsserted(() ->
                    assertThat(waiting(watcher)).as("the log is still locked").doesNotContain(backend));
            await().untilAsserted(() -> assertThat(watcher.count(
                            "select count(*) from pg_stat_activity where pid = ? and state <> 'idle'", backend))
                    .as("its connection is free")
                    .isZero());
            lock.connection().rollback();
            assertThat(told).isEmpty();
        }
    }

    private static List<Integer> waiting(Session watcher) {
        return watcher.values(Integer.class, WAITING);
    }

    private final class Told implements ActivityOverviews.Listener {

        @Override
        public void counted(ActivityOverview found) {
            told.add(found);
        }

        @Override
        public void causes(ErrorCauses found) {
            told.add(found);
        }

        @Override
        public void failed(RuntimeException fault) {
            told.add(fault);
        }
    }

    /** No time of its own ends it. */
    private static final class EndlessPatience extends BoundedReads {

        EndlessPatience(PlatformTransactionManager manager, JdbcClient jdbc) {
            super(manager, jdbc);
        }

        @Override
        <T> T atOneMoment(Duration time, Supplier<T> reading) {
            return super.atOneMoment(Duration.ofHours(1), reading);
        }
    }
}
