package com.mantisnxt.sync.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;

/**
 * A PostgreSQL of our own for newcomers and demos; its data stays in a folder across restarts. Roles get fresh passwords
 * at each start.
 */
final class EmbeddedServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final String DATABASE = "sync";

    private final EmbeddedPostgres server;
    private final FileChannel lock;

    private EmbeddedServer(EmbeddedPostgres server, FileChannel lock) {
        this.server = server;
        this.lock = lock;
    }

    static EmbeddedServer start(Path directory) {
        try {
            Path folder = Files.createDirectories(directory.toAbsolutePath().getParent());
            FileChannel lock = lock(folder.resolve("lock"));
            LeftoverServer.stop(directory);
            log.info("Starting the embedded PostgreSQL in {}", directory);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(directory.toAbsolutePath())
                    .setCleanDataDirectory(false)
                    // what was accepted must survive a crash; the library would rather be quick
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "256MB")
                    .start();
            return new EmbeddedServer(server, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start in " + directory, e);
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IllegalStateException("Another console already uses " + file.getParent()
                    + "; stop it, or give this one its own folder with SYNC_DATABASE_DIRECTORY.");
        }
        return channel;
    }

    DatabaseEndpoint prepare() {
        try (Connection admin = connect("postgres")) {
            if (!exists(admin)) {
                createDatabase(admin);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL could not be prepared", e);
        }
        return roles();
    }

    private DatabaseEndpoint roles() {
        String password = UUID.randomUUID().toString();
        try (Connection admin = connect(DATABASE);
                var statement = admin.createStatement()) {
            statement.execute("create extension if not exists pg_trgm");
            statement.execute(rolesScript());
            statement.execute("alter database " + DATABASE + " owner to sync_owner");
            for (String role : new String[] {"sync_app", "sync_owner"}) {
                statement.execute("alter role " + role + " login password '" + password + "'");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The roles of the embedded PostgreSQL could not be made", e);
        }
        return new DatabaseEndpoint(
                url(DATABASE),
                new DatabaseEndpoint.Login("sync_app", password),
                new DatabaseEndpoint.Login("sync_owner", password));
    }

    private static boolean exists(Connection admin) throws SQLException {
        try (var statement = admin.prepareStatement("select 1 from pg_database where datname = ?")) {
            statement.setString(1, DATABASE);
            return statement.executeQuery().next();
        }
    }

    /** Trigrams of Cyrillic and the like need a UTF-8 ctype; macOS has no C.UTF-8. */
    private static void createDatabase(Connection admin) throws SQLException {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        String locale = mac ? "en_US.UTF-8" : "C.UTF-8";
        try (var statement = admin.createStatement()) {
            statement.execute("create database " + DATABASE
                    + " template template0 encoding 'UTF8' lc_collate 'C' lc_ctype '" + locale + "'");
        }
    }

    private static String rolesScript() {
        try {
            return new ClassPathResource("db/roles.sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "postgres");
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    @Override
    public void close() throws IOException {
        server.close();
        lock.close();
    }
}
