package com.mantisnxt.sync.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A database of the server with the console's roles; inside the machine, so the roles share a throw-away password. */
public record Database(int port, String name) {

    public static final String PASSWORD = UUID.randomUUID().toString();

    public String url() {
        return "jdbc:postgresql://localhost:" + port + "/" + name;
    }

    /** A superuser: arranges and looks behind the policies, is never measured. */
    public Sql asAdministrator() {
        return new Sql(url(), "postgres", "postgres");
    }

    /** What the console is to the database: held by row-level security. */
    public Sql asApplication() {
        return new Sql(url(), "sync_app", PASSWORD);
    }

    void create() {
        try (Sql server = new Database(port, "postgres").asAdministrator()) {
            server.run("create database " + name
                    + " template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'");
        }
        try (Sql own = asAdministrator()) {
            own.run("create extension if not exists pg_trgm");
            own.run("create extension if not exists pg_stat_statements");
            own.script(Files.readString(Path.of("db", "roles.sql")));
            own.run("alter database " + name + " owner to sync_owner");
            own.run("alter role sync_app login password '" + PASSWORD + "'");
            own.run("alter role sync_owner login password '" + PASSWORD + "'");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
