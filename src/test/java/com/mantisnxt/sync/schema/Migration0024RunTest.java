package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.testing.NeedsTool;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Migration 0024 runs by Flyway and by psql, all or nothing, and goes back the way it came. */
@ParameterizedClass
@EnumSource(TestServer.class)
class Migration0024RunTest {

    private static final Path MIGRATION = TestDatabase.migration("V0024");
    private static final Path ROLLBACK = Path.of("db", "rollback", "V0024__rollback.sql");

    @Parameter
    TestServer server;

    private TestDatabase database;

    @BeforeEach
    void organisationsAndUsersOnly() {
        database = server.empty();
        database.flyway().target(MigrationVersion.fromVersion("1")).load().migrate();
    }

    @Test
    void theRollbackRestoresWhatWasThereExactly() {
        try (Session owner = database.asOwner()) {
            String before = Catalogue.inDetail(owner);
            owner.runFile(MIGRATION);
            assertThat(Catalogue.inDetail(owner)).isNotEqualTo(before);
            owner.runFile(ROLLBACK);
            assertThat(Catalogue.inDetail(owner)).isEqualTo(before);
        }
    }

    @Test
    void theRollbackOfRowsAndAllIsCompleteToo() {
        try (Session owner = database.asOwner()) {
            String before = Catalogue.inDetail(owner);
            owner.runFile(MIGRATION);
            var organisation = database.newOrganisation();
            owner.actFor(organisation.id());
            owner.run(
                    "insert into sync_progress (org_id, sync_id, entity_type, total_items) values (?, 's', 'order', 3)",
                    organisation.id());
            owner.runFile(ROLLBACK);
            assertThat(Catalogue.inDetail(owner)).isEqualTo(before);
        }
    }

    @Test
    void aFailureHalfWayLeavesNothingBehindInFlyway() {
        try (Session owner = database.asOwner()) {
            standInTheWay(owner);
            String before = Catalogue.inDetail(owner);
            var flyway =
                    database.flyway().target(MigrationVersion.fromVersion("24")).load();
            assertThatThrownBy(flyway::migrate).isInstanceOf(FlywayException.class);
            assertThat(Catalogue.inDetail(owner)).isEqualTo(before);
            assertThat(owner.count("select count(*) from sync_console.schema_history where version = '0024'"))
                    .isZero();
        }
    }

    @Test
    @NeedsTool("psql")
    void aFailureHalfWayLeavesNothingBehindInPsql() throws Exception {
        try (Session owner = database.asOwner()) {
            standInTheWay(owner);
            String before = Catalogue.inDetail(owner);
            assertThat(Psql.run(database, "sync_owner", MIGRATION).exitCode()).isNotZero();
            assertThat(Catalogue.inDetail(owner)).isEqualTo(before);
        }
    }

    @Test
    @NeedsTool("psql")
    void flywayAndPsqlMakeTheSame() throws Exception {
        TestDatabase other = server.empty();
        other.flyway().target(MigrationVersion.fromVersion("24")).load().migrate();
        Psql.Outcome outcome = Psql.run(database, "sync_owner", MIGRATION);
        assertThat(outcome.exitCode()).as(outcome.text()).isZero();
        assertThat(outcome.text()).doesNotContain("WARNING", "ERROR");
        try (Session byPsql = database.asOwner();
                Session byFlyway = other.asOwner()) {
            assertThat(Catalogue.inDetail(byPsql)).isEqualTo(Catalogue.inDetail(byFlyway));
        }
        Psql.Outcome back = Psql.run(database, "sync_owner", ROLLBACK);
        assertThat(back.exitCode()).as(back.text()).isZero();
    }

    @Test
    void isFreeOfPsqlCommandsAndPlaceholders() throws Exception {
        assertThat(Files.readAllLines(MIGRATION))
                .noneMatch(line -> line.stripLeading().startsWith("\\"))
                .noneMatch(line -> line.contains("${"));
    }

    /** The last function of the file is already taken. */
    private static void standInTheWay(Session owner) {
        owner.run("create function public.auto_log_sync_activity_on_progress_change() returns integer"
                + " language sql set search_path = pg_catalog as 'select 1'");
    }
}
