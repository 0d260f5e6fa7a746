package com.mantisnxt.sync.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL servers that tests run on. Each starts on first use and lives as long as the JVM; databases on it are
 * copies of a template that was migrated once.
 */
public enum TestServer {
    POSTGRES_18(18, null),
    POSTGRES_15(15, Path.of("target", "postgres-15"));

    /** Tests need no data to outlive a power cut. */
    static final Map<String, String> SETTINGS = Map.of("max_connections", "200", "fsync", "off", "timezone", "UTC");

    private final int major;
    private final @Nullable Path archives;
    private final AtomicInteger databases = new AtomicInteger();
    private int port;
    private @Nullable TestDatabase shared;

    TestServer(int major, @Nullable Path archives) {
        this.major = major;
        this.archives = archives;
    }

    /** One migrated database for all tests that keep to organisations of their own. */
    public synchronized TestDatabase shared() {
        if (shared == null) {
            shared = migrated();
        }
        return shared;
    }

    /** A migrated database of the caller's own, for tests that change more than rows. */
    public synchronized TestDatabase migrated() {
        return copyOf(template("migrated_template", TestDatabase::migrate));
    }

    /** A database with our roles and nothing else. */
    public synchronized TestDatabase empty() {
        return copyOf(template("empty_template", database -> {}));
    }

    /** The maintenance database of one more server, on which even our roles are missing; it runs until the JVM ends. */
    public TestDatabase pristine() {
        return new TestDatabase(start(), "postgres");
    }

    private TestDatabase copyOf(String template) {
        String name = "test_" + databases.incrementAndGet();
        administer("create database " + name + " template " + template + " owner sync_owner");
        return new TestDatabase(port(), name);
    }

    private String template(String name, java.util.function.Consumer<TestDatabase> preparation) {
        TestDatabase template = new TestDatabase(port(), name);
        if (!template.exists()) {
            administer("create database " + name
                    + " template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'");
            template.addRoles();
            preparation.accept(template);
        }
        return name;
    }

    private void administer(String command) {
        try (Session administrator = new TestDatabase(port(), "postgres").asAdministrator()) {
            administrator.run(command);
        }
    }

    private int port() {
        if (port == 0) {
            port = start();
        }
        return port;
    }

    /** In a container where an engine runs, else unpacked and started by ourselves. */
    private int start() {
        return Containers.HERE.startPostgres(major).orElseGet(this::startEmbedded);
    }

    private int startEmbedded() {
        try {
            var builder = EmbeddedPostgres.builder();
            SETTINGS.forEach(builder::setServerConfig);
            if (archives != null) {
                builder.setPgBinaryResolver(archiveIn(archives));
            }
            return builder.start().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(name() + " did not start", e);
        }
    }

    /** The build unpacks this version's archive beside the class path, where 18's has the same name. */
    private static PgBinaryResolver archiveIn(Path folder) {
        return (system, machine) -> {
            try (var files = Files.list(folder)) {
                Path archive = files.filter(file -> file.toString().endsWith(".txz"))
                        .findFirst()
                        .orElseThrow(() -> new IOException(folder + " holds no archive of PostgreSQL"));
                InputStream bytes = Files.newInputStream(archive);
                return bytes;
            }
        };
    }
}
