package com.mantisnxt.sync.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.store.RecordStore;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Other services of MantisNXT read the records as the quick start shows, with the rights of their role and no more. */
@ConsoleTest
class RecordsBySqlTest {

    private static final String READING =
            Markdown.of("docs", "SYNC_OPERATIONS_QUICKSTART.md").fence("sql", "run");

    private final RecordStore store;
    private final CurrentCaller currentCaller;
    private final TransactionTemplate transactions;
    private final Caller caller = Organisations.anybody();
    private final Caller other = Organisations.anybody();
    private final UUID connection = UUID.randomUUID();

    @Autowired
    RecordsBySqlTest(RecordStore store, CurrentCaller currentCaller, TransactionTemplate transactions) {
        this.store = store;
        this.currentCaller = currentCaller;
        this.transactions = transactions;
    }

    /** Also such as are not asked for: another kind, another connection, another organisation. */
    @BeforeEach
    void records() {
        keep(caller, connection, EntityType.PRODUCT, record("a", "Anorak"), record("B", "Boots"));
        keep(caller, connection, EntityType.PRODUCT, record("a", "Anorak, red"));
        keep(caller, connection, EntityType.PRODUCT, new SourceRecord("z", RecordState.ARCHIVED, named("Zip")));
        keep(caller, connection, EntityType.ORDER, record("order", "Order"));
        keep(caller, UUID.randomUUID(), EntityType.PRODUCT, record("elsewhere", "Elsewhere"));
        keep(other, connection, EntityType.PRODUCT, record("foreign", "Foreign"));
    }

    @Test
    void theStatementReadsThePageThatItSays() {
        try (Session service = service()) {
            assertThat(words(read(service, caller, "")))
                    .containsExactly("B 1 1 Boots", "a 2 1 Anorak, red", "z 1 2 Zip");
            assertThat(words(read(service, caller, "a"))).containsExactly("z 1 2 Zip");
            assertThat(read(service, caller, "z")).isEmpty();
        }
    }

    @Test
    void aServiceSeesTheRecordsOfTheOrganisationThatItSaysAndOfNoOther() {
        try (Session service = service()) {
            assertThat(words(read(service, other, ""))).containsExactly("foreign 1 1 Foreign");
            assertThat(service.count("select count(*) from sync_console.record"))
                    .as("after the transaction nobody is said any more")
                    .isZero();
            service.actFor(other.org().value());
            assertThat(service.values(String.class, "select external_id from sync_console.record"))
                    .containsExactly("foreign");
            assertThat(service.run("update sync_console.record set version = 7 where external_id = 'a'"))
                    .isZero();
        }
    }

    @Test
    void noRoleButThoseOfMantisNxtReadsThem() {
        try (Session administrator = TestServer.POSTGRES_18.shared().asAdministrator()) {
            administrator.runScript("set role pg_monitor");
            assertThatThrownBy(() -> administrator.count("select count(*) from sync_console.record"))
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
    }

    /** With the rights that each member of the role has. */
    private static Session service() {
        Session session = TestServer.POSTGRES_18.shared().asApplication();
        session.runScript("set role authenticated");
        return session;
    }

    private List<Map<String, @Nullable Object>> read(Session service, Caller as, String after) {
        String filled = READING.replace(":'org'", "'" + as.org() + "'")
                .replace(":'connection'", "'" + connection + "'")
                .replace(":'after'", "'" + after + "'");
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (String statement : filled.split(";\\s*")) {
            if (statement.startsWith("select")) {
                rows = service.rows(statement);
            } else {
                service.runScript(statement);
            }
        }
        return rows;
    }

    private static List<String> words(List<Map<String, @Nullable Object>> rows) {
        return rows.stream()
                .map(row -> row.get("external_id") + " " + row.get("version") + " " + row.get("state_code") + " "
                        + row.get("name"))
                .toList();
    }

    private void keep(Caller of, UUID at, EntityType entity, SourceRecord... records) {
        currentCaller.callAs(
                of,
                () -> Objects.requireNonNull(transactions.execute(status -> store.keep(at, entity, List.of(records)))));
    }

    private static SourceRecord record(String id, String name) {
        return new SourceRecord(id, RecordState.ACTIVE, named(name));
    }

    private static ObjectNode named(String name) {
        return JsonMapper.shared().createObjectNode().put("name", name);
    }
}
