package com.mantisnxt.sync.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The statements for whoever has an alert of the installation before them say what they promise. */
class OperationsTest {

    private static final Markdown DOCUMENT = Markdown.of("docs", "OPERATIONS.md");

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void whoHoldsWhomIsShown(TestServer server) {
        TestDatabase database = server.shared();
        try (Session holding = database.asAdministrator();
                Session looking = database.asAdministrator()) {
            holding.run("begin");
            Integer pid = holding.value(Integer.class, "select pg_backend_pid()");
            String sinceNow = statement("busy").replace("interval '5 seconds'", "interval '0 seconds'");
            assertThat(looking.rows(sinceNow))
                    .anySatisfy(row -> assertThat(row)
                            .containsEntry("pid", pid)
                            .containsEntry("state", "idle in transaction")
                            .containsKeys("open_for", "waits_for"));
            holding.run("rollback");
        }
    }

    @Test
    void whoWritesMostIsNamedFirst() {
        TestDatabase database = TestServer.POSTGRES_18.shared();
        var organisation = database.newOrganisation();
        try (Session administrator = database.asAdministrator()) {
            administrator.run(
                    "insert into sync_console.activity_hour values (?, date_trunc('hour', now()), 5, 4, 2, 3, 900000000)",
                    organisation.id());
            assertThat(administrator.rows(statement("writers")).getFirst())
                    .containsEntry("source_code", 3)
                    .containsEntry("action_code", 4);
            administrator.run("delete from sync_console.activity_hour where org_id = ?", organisation.id());
        }
    }

    @Test
    void whatFailedIsToldWithItsReason() {
        try (Session administrator = TestServer.POSTGRES_18.shared().asAdministrator()) {
            administrator.run(
                    "insert into sync_console.failed_work (work, reason) values ('of a test', 'the disk is full')");
            assertThat(administrator.rows(statement("failing")))
                    .anySatisfy(row -> assertThat(row)
                            .containsEntry("work", "of a test")
                            .containsEntry("reason", "the disk is full"));
            administrator.run("delete from sync_console.failed_work where work = 'of a test'");
        }
    }

    private static String statement(String name) {
        return DOCUMENT.fence("sql", name).strip().replaceAll(";$", "");
    }
}
