package com.mantisnxt.sync.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** One database of a test server, and the roles it can be spoken to as. All sign in without a password. */
public record TestDatabase(int port, String name) {

    public static final Path MIGRATIONS = Path.of("db", "migrations");

    public String url() {
        return "jdbc:postgresql://localhost:" + port + "/" + name;
    }

    /** A superuser: sees everything, so only for arranging and for looking behind the policies. */
    public Session asAdministrator() {
        return as("postgres");
    }

    /** The owner of the schema; held by row-level security like anybody else. */
    public Session asOwner() {
        return as("sync_owner");
    }

    /** The application, with no organisation set. */
    public Session asApplication() {
        return as("sync_app");
    }

    /** The application on behalf of an organisation. */
    public Session asApplication(UUID organisation) {
        Session session = asApplication();
        session.actFor(organisation);
        return session;
    }

    public Session as(String role) {
        try {
            return new Session(DriverManager.getConnection(url(), role, ""));
        } catch (SQLException e) {
            throw new IllegalStateException("No connection to " + url() + " as " + role, e);
        }
    }

    /** A new organisation with a user of its own. */
    public TestOrganisation newOrganisation() {
        TestOrganisation organisation = TestOrganisation.random();
        try (Session owner = asOwner()) {
            organisation.insert(owner);
        }
        return organisation;
    }

    public void migrate() {
        flyway().load().migrate();
    }

    public FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(url(), "sync_owner", "")
                .locations("classpath:db/migrations")
                .schemas("sync_console")
                .defaultSchema("sync_console")
                .table("schema_history")
                .placeholderReplacement(false);
    }

    /** Runs db/roles.sql as an administrator would. */
    public void addRoles() {
        try (Session administrator = asAdministrator()) {
            administrator.run("create extension if not exists pg_trgm");
            administrator.runFile(Path.of("db", "roles.sql"));
            administrator.run("alter database " + name + " owner to sync_owner");
        }
    }

    /** The one migration file whose name starts with the version. */
    public static Path migration(String version) {
        try (var files = Files.list(MIGRATIONS)) {
            return files.filter(file -> file.getFileName().toString().startsWith(version + "__"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean exists() {
        try (Session administrator = new TestDatabase(port, "postgres").asAdministrator()) {
            return administrator.value(
                    Boolean.class, "select exists (select from pg_database where datname = ?)", name);
        }
    }
}
