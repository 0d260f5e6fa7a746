package com.mantisnxt.sync.connector.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.Plan;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A batch touches its own records and no others, although the database has not counted them. */
class RecordPlansTest {

    private static final int RECORDS = 20_000;
    private static final int BATCH = 500;
    private static final short CUSTOMER = 2;
    private static final String STORED = """
            insert into sync_console.record
                   (org_id, connection_id, entity_code, external_id, state_code, version, hash, data)
            select ?, ?, ?, n, 1, 1, sha256('x'), '{}' from generate_series(10001, 10000 + ?) n
            """;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void eachIsFoundByItsKey(TestServer server) {
        TestDatabase database = server.migrated();
        UUID organisation = database.newOrganisation().id();
        UUID connection = UUID.randomUUID();
        try (Session administrator = database.asAdministrator()) {
            administrator.run("alter table sync_console.record set (autovacuum_enabled = off)");
        }
        try (Session app = database.asApplication(organisation)) {
            app.run(STORED, organisation, connection, CUSTOMER, RECORDS);
            Object stored = ids(10_001);
            Object states = Collections.nCopies(BATCH, (short) 1).toArray(Short[]::new);
            Object hashes = Collections.nCopies(BATCH, "00".repeat(32)).toArray(String[]::new);
            Object data = Collections.nCopies(BATCH, "{}").toArray(String[]::new);
            List<Object> keys = List.of(organisation, connection, CUSTOMER, stored, stored, stored);
            List<Object> writes = List.of(organisation, connection, CUSTOMER, stored, states, hashes, data);
            bounded(app, RecordWrites.LOCK, keys);
            bounded(app, RecordWrites.KEEP, writes);
            bounded(
                    app,
                    RecordWrites.CREATE,
                    List.of(organisation, connection, CUSTOMER, ids(90_001), states, hashes, data));
        }
    }

    private static void bounded(Session app, String sql, List<Object> params) {
        Plan plan = Plan.of(app, sql, params);
        assertThat(plan.most()).as(plan.text()).isBetween((long) BATCH, 4L * BATCH);
    }

    private static Object ids(int first) {
        return IntStream.range(first, first + BATCH).mapToObj(String::valueOf).toArray(String[]::new);
    }
}
