package com.mantisnxt.sync.cluster;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that can go down without a goodbye and come back on the same port with the same data. */
final class CrashingServer implements AutoCloseable {

    private static final String DATABASE = "sync";

    private final Path folder;
    private final int port;
    private @Nullable EmbeddedPostgres server;

    private CrashingServer(Path folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
        this.port = server.getPort();
    }

    /** With a database that holds our roles and waits for its first migration. */
    static CrashingServer start() {
        try {
            Path folder = Files.createTempDirectory("crashing-postgres");
            var crashing = new CrashingServer(folder, in(folder).start());
            try (Session administrator = new TestDatabase(crashing.port, "postgres").asAdministrator()) {
                administrator.run("create database " + DATABASE
                        + " template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'");
            }
            crashing.database().addRoles();
            return crashing;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestDatabase database() {
        return new TestDatabase(port, DATABASE);
    }

    /** As the kernel would end it: no check-point, connections cut. */
    void crash() {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(folder.resolve("postmaster.pid")).getFirst());
            new ProcessBuilder("kill", "-QUIT", String.valueOf(pid)).start().waitFor();
            ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void comeBack() {
        try {
            server = in(folder).setPort(port).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres.Builder in(Path folder) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                // what is accepted must survive; the library would rather be quick
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("timezone", "UTC");
    }

    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
                server = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
