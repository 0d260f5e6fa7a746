package com.mantisnxt.sync.cluster;

import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.Tools;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** PgBouncer by the recipe that the documents give, before a test database; three connections for all there is. */
final class Pooler implements AutoCloseable {

    private static final Path RECIPE = Path.of("docs", "deploy", "pgbouncer.ini");

    private final Process process;
    private final String url;

    private Pooler(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static Pooler before(Path folder, TestDatabase database) throws IOException {
        int port = freePort();
        Path users = folder.resolve("users.txt");
        Files.writeString(users, "\"sync_app\" \"\"\n\"sync_owner\" \"\"\n");
        Path recipe = folder.resolve("pgbouncer.ini");
        Files.writeString(
                recipe,
                Files.readString(RECIPE)
                                .replace(
                                        "sync = host=127.0.0.1 port=5432",
                                        database.name() + " = host=127.0.0.1 port=" + database.port())
                                .replace("listen_port = 6432", "listen_port = " + port)
                                .replace("scram-sha-256", "trust")
                                .replace("/etc/pgbouncer/userlist.txt", users.toString())
                                .replace("default_pool_size = 10", "default_pool_size = 3")
                        + "unix_socket_dir =\n");
        Process process = new ProcessBuilder(command(folder, recipe))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                .start();
        Awaitility.await().until(() -> !process.isAlive() || answers(port));
        if (!process.isAlive()) {
            throw new AssertionError(Files.readString(folder.resolve("pgbouncer.log")));
        }
        return new Pooler(
                process, "jdbc:postgresql://127.0.0.1:" + port + "/" + database.name() + "?prepareThreshold=0");
    }

    /** It refuses to run as root. */
    private static List<String> command(Path folder, Path recipe) throws IOException {
        var command = new ArrayList<>(
                List.of(Tools.here().find("pgbouncer").orElseThrow().toString()));
        if ("root".equals(System.getProperty("user.name"))) {
            for (Path path : Stream.of(folder, folder.getParent()).toList()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(recipe.toString());
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
