package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The roles can be set up by the administrator of a hosted database, who is no superuser, and over an earlier delivery. */
@ParameterizedClass
@EnumSource(TestServer.class)
class RolesTest {

    private static final Path ROLES = Path.of("db", "roles.sql");
    private static final Path FIXTURES = Path.of("src", "test", "resources", "schema");

    @Parameter
    TestServer server;

    @Test
    void anAdministratorWithoutSuperuserRightsSetsThemUpTwiceOver() {
        TestDatabase maintenance = server.pristine();
        try (Session superuser = maintenance.asAdministrator()) {
            superuser.run("create role hosted login createrole createdb bypassrls");
        }
        try (Session hosted = maintenance.as("hosted")) {
            hosted.run("create database earlier template template0");
        }
        var database = new TestDatabase(maintenance.port(), "earlier");
        try (Session hosted = database.as("hosted")) {
            hosted.runFile(FIXTURES.resolve("mantisnxt.sql"));
            hosted.runFile(FIXTURES.resolve("v1_0.sql"));
            hosted.runFile(FIXTURES.resolve("v1_0_rows.sql"));
            hosted.runFile(ROLES);
            database.flyway().baselineVersion("24").load().baseline();
            database.migrate();
            String migrated = Catalogue.inDetail(hosted);
            hosted.runFile(ROLES);
            assertThat(Catalogue.inDetail(hosted)).isEqualTo(migrated);
            assertThat(hosted.values(
                            String.class, "select rolname from pg_roles where pg_has_role('sync_app', oid, 'member')"))
                    .containsExactlyInAnyOrder("sync_app", "authenticated");
        }
        try (Session owner = database.asOwner()) {
            assertThat(owner.value(Boolean.class, "select pg_has_role('sync_system', 'usage')"))
                    .as("the owner may hand functions over, not see as their owner does")
                    .isFalse();
        }
    }
}
