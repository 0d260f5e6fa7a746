package com.mantisnxt.sync.schema;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;

/** A MantisNXT database, with or without delivery 1.0 of 0024 in it, and the way to bring it up to date. */
public record EarlierDelivery(TestDatabase database) {

    private static final Path FOLDER = Path.of("src", "test", "resources", "schema");
    static final List<String> TABLES = List.of("sync_preview_cache", "sync_progress", "sync_activity_log");

    public static EarlierDelivery none(TestServer server) {
        var delivery = new EarlierDelivery(server.empty());
        delivery.run("mantisnxt.sql");
        return delivery;
    }

    public static EarlierDelivery v1(TestServer server) {
        var delivery = none(server);
        delivery.run("v1_0.sql");
        return delivery;
    }

    public static EarlierDelivery v1WithRows(TestServer server) {
        var delivery = v1(server);
        delivery.run("v1_0_rows.sql");
        return delivery;
    }

    private void run(String file) {
        try (Session administrator = database.asAdministrator()) {
            administrator.runFile(FOLDER.resolve(file));
        }
    }

    /** As a database administrator, after the fact. */
    EarlierDelivery altered(String change) {
        try (Session administrator = database.asAdministrator()) {
            administrator.runScript(change);
        }
        return this;
    }

    /** Up to the healing and no further, as an installation does it. */
    void heal() {
        database.addRoles();
        healWithoutRoles();
    }

    void healWithoutRoles() {
        baseline();
        database.flyway().target(MigrationVersion.fromVersion("25")).load().migrate();
    }

    /** Tries the healing alone on a changed shape, in a transaction that is never committed. */
    void tryToHeal(String change) {
        try (Session administrator = database.asAdministrator()) {
            administrator.runScript("begin; " + change + "; set local role sync_owner");
            administrator.runFile(TestDatabase.migration("V0025"));
        }
    }

    public void migrate() {
        database.addRoles();
        baseline();
        database.migrate();
    }

    private void baseline() {
        try (Session owner = database.asOwner()) {
            if (Boolean.TRUE.equals(owner.value(
                    Boolean.class,
                    "select to_regclass('sync_console.schema_history') is null"
                            + " and to_regclass('public.sync_progress') is not null"))) {
                database.flyway().baselineVersion("24").load().baseline();
            }
        }
    }

    public String catalogue() {
        try (Session administrator = database.asAdministrator()) {
            return Catalogue.inDetail(administrator);
        }
    }

    List<String> rows(String table) {
        try (Session administrator = database.asAdministrator()) {
            return administrator.values(
                    String.class, "select t.tableoid::regclass || ' ' || to_jsonb(t) from " + table + " t order by 1");
        }
    }
}
