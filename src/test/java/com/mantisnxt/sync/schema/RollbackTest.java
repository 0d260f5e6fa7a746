package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The way back from 0024 on a database that has all that came later. */
@ParameterizedClass
@EnumSource(TestServer.class)
class RollbackTest {

    private static final Path ROLLBACK = Path.of("db", "rollback", "V0024__rollback.sql");

    @Parameter
    TestServer server;

    private TestDatabase database;

    @BeforeEach
    void everythingIsThereWithRows() {
        database = server.migrated();
        var organisation = database.newOrganisation();
        try (Session application = database.asApplication(organisation.id())) {
            application.run(
                    "insert into sync_progress (org_id, sync_id, entity_type, total_items) values (?, 's', 'order', 3)",
                    organisation.id());
        }
    }

    @Test
    void itRefusesAndNamesWhatMustGoFirst() {
        try (Session owner = database.asOwner()) {
            String before = Catalogue.inDetail(owner);
            assertThatThrownBy(() -> owner.runFile(ROLLBACK))
                    .rootCause()
                    .hasMessageContaining("while the schema sync_console stands on it")
                    .hasMessageContaining("drop schema sync_console cascade");
            owner.run("rollback");
            assertThat(Catalogue.inDetail(owner)).isEqualTo(before);
        }
    }

    /** By an administrator: some functions belong to the role that searches and cleans up. */
    @Test
    void withoutTheConsolesOwnSchemaItTakesBackWhatIsLeft() {
        try (Session administrator = database.asAdministrator()) {
            administrator.run("drop schema sync_console cascade");
            administrator.runFile(ROLLBACK);
            assertThat(
                            administrator.values(
                                    String.class,
                                    "select tablename::text from pg_catalog.pg_tables where schemaname = 'public' and tablename like 'sync%'"))
                    .isEmpty();
            assertThat(administrator.count("select count(*) from public.organization"))
                    .isPositive();
        }
    }
}
