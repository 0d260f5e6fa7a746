package com.mantisnxt.sync.cluster;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that can go down without a goodbye and come back on the same port with the same data. */
public final class CrashingServer implements AutoCloseable {

    private static final String DATABASE = "sync";

    private final Path folder;
    private final int port;
    private @Nullable EmbeddedPostgres server;

    private CrashingServer(Path folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
        this.port = server.getPort();
    }

    /** With a migrated database. */
    public static CrashingServer start() {
        try {
            Path folder = Files.createTempDirectory("crashing-postgres");
            run("cp", "-a", Template.FOLDER + "/.", folder.toString());
            return new CrashingServer(folder, in(folder).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a server that was made once; each further one begins as a copy. */
    private static final class Template {

        static final Path FOLDER = made();

        private static Path made() {
            try {
                Path folder = Files.createTempDirectory("crashing-template");
                try (var made = new CrashingServer(folder, in(folder).start())) {
                    try (Session administrator = new TestDatabase(made.port, "postgres").asAdministrator()) {
                        administrator.run("create database " + DATABASE
                                + " template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'");
                    }
                    made.database().addRoles();
                    made.database().migrate();
                }
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void run(String... command) throws IOException {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public TestDatabase database() {
        return new TestDatabase(port, DATABASE);
    }

    /** As the kernel would end it: no check-point, connections cut. */
    public void crash() {
        try {
            ProcessHandle postmaster = postmaster();
            run("kill", "-QUIT", String.valueOf(postmaster.pid()));
            postmaster.onExit().join();
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It stands still: connections stay open and new ones are taken, and nobody answers on them. */
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        ProcessHandle postmaster = postmaster();
        // itself first, so that it makes no other meanwhile
        String processes = Stream.concat(Stream.of(postmaster), postmaster.descendants().toList().stream())
                .map(process -> String.valueOf(process.pid()))
                .collect(Collectors.joining(" "));
        try {
            run("sh", "-c", "for process in $2; do kill $1 $process || true; done", "sh", signal, processes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessHandle postmaster() {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(folder.resolve("postmaster.pid")).getFirst());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void comeBack() {
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
