package com.mantisnxt.sync.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server that newcomers get: keeps its data, takes over what a killed console left, and serves one console. */
class EmbeddedServerTest {

    @TempDir
    Path folder;

    @Test
    void dataIsKeptAcrossRestarts() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(data())) {
            run(server.prepare(), "create table kept (word text)", "insert into kept values ('stays')");
        }
        assertThat(data().resolve("postmaster.pid")).doesNotExist();
        try (EmbeddedServer server = EmbeddedServer.start(data())) {
            assertThat(read(server.prepare(), "select word from kept")).isEqualTo("stays");
        }
    }

    @Test
    void aSecondConsoleIsRefusedAndTheNextAfterAKilledOneTakesOver() throws Exception {
        Process console = otherConsole();
        try {
            assertThat(said(console)).isEqualTo("ready");
            assertThatThrownBy(() -> EmbeddedServer.start(data()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Another console already uses " + folder)
                    .hasMessageContaining("SYNC_DATABASE_DIRECTORY");
        } finally {
            console.destroyForcibly().onExit().join();
        }
        ProcessHandle left = server();
        assertThat(left.isAlive()).as("it outlives its console").isTrue();
        try (EmbeddedServer server = EmbeddedServer.start(data())) {
            assertThat(left.isAlive()).isFalse();
            assertThat(read(server.prepare(), "select word from kept")).isEqualTo("written by the killed one");
        } finally {
            left.destroyForcibly();
        }
    }

    @Test
    void aProcessThatIsNoServerIsLeftAlone() throws Exception {
        Files.createDirectories(data());
        Files.writeString(
                data().resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");
        LeftoverServer.stop(data());
        assertThat(ProcessHandle.current().isAlive()).isTrue();
        Files.writeString(data().resolve("postmaster.pid"), Long.MAX_VALUE + "\n");
        LeftoverServer.stop(data());
    }

    private Path data() {
        return folder.resolve("postgres");
    }

    private ProcessHandle server() throws IOException {
        List<String> lines = Files.readAllLines(data().resolve("postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
    }

    private Process otherConsole() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherConsole.class.getName(),
                        data().toString())
                .redirectError(folder.resolve("other.log").toFile())
                .start();
    }

    /** The first line that is meant for us; a log may speak before. */
    private String said(Process console) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(console.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("ready")) {
                return line;
            }
        }
        return Files.readString(folder.resolve("other.log"));
    }

    private static void run(DatabaseEndpoint endpoint, String... statements) throws SQLException {
        try (Connection owner = owner(endpoint);
                var statement = owner.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String read(DatabaseEndpoint endpoint, String sql) throws SQLException {
        try (Connection owner = owner(endpoint);
                var rows = owner.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection owner(DatabaseEndpoint endpoint) throws SQLException {
        return DriverManager.getConnection(
                endpoint.url(), endpoint.owner().name(), endpoint.owner().password());
    }

    /** Runs in a process of its own until it is killed. */
    static final class OtherConsole {

        public static void main(String[] arguments) throws Exception {
            EmbeddedServer server = EmbeddedServer.start(Path.of(arguments[0]));
            run(
                    server.prepare(),
                    "create table kept (word text)",
                    "insert into kept values ('written by the killed one')");
            System.out.println("ready");
            System.in.read();
        }
    }
}
