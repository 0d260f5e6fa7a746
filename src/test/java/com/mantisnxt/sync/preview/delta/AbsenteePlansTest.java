package com.mantisnxt.sync.preview.delta;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.Plan;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What did not come is found in one walk, although the database has not counted what did. */
class AbsenteePlansTest {

    private static final int RECORDS = 5_000;
    private static final short CUSTOMER = 2;
    private static final String STORED = """
            insert into sync_console.record
                   (org_id, connection_id, entity_code, external_id, state_code, version, hash, data)
            select ?, ?, ?, n, 1, 1, sha256('x'), '{}' from generate_series(1, ?) n
            """;
    private static final String STAGED = """
            insert into sync_console.staged_record (org_id, preview_id, external_id, state_code, hash, data)
            select ?, ?, n, 1, sha256('x'), '{}' from generate_series(1, ? - 10) n
            """;
    private static final String IDS = """
            insert into sync_console.staged_id (org_id, preview_id, external_id)
            select ?, ?, n from generate_series(1, ? - 5) n
            """;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void aStoredRecordIsLookedUpAmongThoseThatCame(TestServer server) {
        TestDatabase database = server.migrated();
        UUID organisation = database.newOrganisation().id();
        UUID connection = UUID.randomUUID();
        UUID preview = UUID.randomUUID();
        uncounted(database);
        try (Session app = database.asApplication(organisation)) {
            app.run(STORED, organisation, connection, CUSTOMER, RECORDS);
            app.run(STAGED, organisation, preview, RECORDS);
            app.run(IDS, organisation, preview, RECORDS);
            List<Object> next = List.of(organisation, connection, CUSTOMER, "", preview, preview, 1_000);
            Plan found = Plan.of(app, Absentees.NEXT, next);
            assertThat(found.most()).as(found.text()).isLessThan(2 * RECORDS);
            assertThat(app.values(String.class, Absentees.NEXT, next.toArray())).hasSize(5);
            Plan left = Plan.of(
                    app, Absentees.LEAVE, List.of(preview, organisation, connection, CUSTOMER, "", preview, preview));
            assertThat(left.most()).as(left.text()).isLessThan(2 * RECORDS);
        }
    }

    private static void uncounted(TestDatabase database) {
        try (Session administrator = database.asAdministrator()) {
            for (String table : List.of("record", "staged_record", "staged_id")) {
                administrator.run("alter table sync_console." + table + " set (autovacuum_enabled = off)");
            }
        }
    }
}
