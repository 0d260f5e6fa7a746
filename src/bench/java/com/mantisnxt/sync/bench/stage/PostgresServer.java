package com.mantisnxt.sync.bench.stage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * An embedded PostgreSQL with the settings of the console's own; durable as in operation. What differs: statements are
 * counted, and no checkpoint by size falls into a measurement. With {@code BENCH_POSTGRES=15} it is the oldest version.
 */
public final class PostgresServer implements AutoCloseable {

    /** Unpacked by the build, beside the class path, where 18's archive has the same name. */
    private static final Path OLDEST = Path.of("target", "postgres-15");

    private final EmbeddedPostgres server;
    private final long postmaster;
    private final ConcurrentMap<String, Database> databases = new ConcurrentHashMap<>();

    private PostgresServer(EmbeddedPostgres server, long postmaster) {
        this.server = server;
        this.postmaster = postmaster;
    }

    static PostgresServer start(Path directory) {
        try {
            Files.createDirectories(directory.toAbsolutePath().getParent());
            var builder = EmbeddedPostgres.builder();
            if (isOldest()) {
                builder.setPgBinaryResolver((system, machine) -> Files.newInputStream(archive(OLDEST)));
            }
            EmbeddedPostgres server = builder.setDataDirectory(directory.toAbsolutePath())
                    .setCleanDataDirectory(true)
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("max_wal_size", "4GB")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .start();
            String pid = Files.readAllLines(directory.resolve("postmaster.pid")).getFirst();
            return new PostgresServer(server, Long.parseLong(pid.strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start in " + directory, e);
        }
    }

    public static boolean isOldest() {
        return "15".equals(System.getenv("BENCH_POSTGRES"));
    }

    private static Path archive(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(folder + " holds no archive of PostgreSQL"));
        }
    }

    /** With the console's roles, and empty when asked for the first time. */
    public Database database(String name) {
        return databases.computeIfAbsent(name, fresh -> {
            Database made = new Database(server.getPort(), fresh);
            made.create();
            return made;
        });
    }

    public CpuMeter cpu() {
        return CpuMeter.ofFamily(postmaster);
    }

    public String version() {
        try (Sql sql = new Database(server.getPort(), "postgres").asAdministrator()) {
            return sql.text("show server_version");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
