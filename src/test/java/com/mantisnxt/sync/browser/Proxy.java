package com.mantisnxt.sync.browser;

import com.mantisnxt.sync.testing.Tools;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** nginx with the recipe that the documents give, before two nodes. */
final class Proxy implements AutoCloseable {

    private static final Path RECIPE = Path.of("docs", "deploy", "nginx.conf");

    private final Process process;
    private final int port;

    private Proxy(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Proxy before(Path folder, String one, String two) throws IOException {
        int port = freePort();
        String recipe = Files.readString(RECIPE)
                .replace("127.0.0.1:8080", "127.0.0.1:" + port)
                .replace("127.0.0.1:8081", "127.0.0.1:" + URI.create(one).getPort())
                .replace("127.0.0.1:8082", "127.0.0.1:" + URI.create(two).getPort());
        Files.writeString(folder.resolve("console.conf"), recipe);
        Files.writeString(folder.resolve("nginx.conf"), """
                user root;
                daemon off;
                pid nginx.pid;
                error_log stderr warn;
                events {}
                http {
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxied;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    include console.conf;
                }
                """);
        Process process = new ProcessBuilder(
                        Tools.here().find("nginx").orElseThrow().toString(),
                        "-p",
                        folder.toString(),
                        "-c",
                        folder.resolve("nginx.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        Awaitility.await().until(() -> !process.isAlive() || answers(port));
        if (!process.isAlive()) {
            throw new AssertionError(Files.readString(folder.resolve("nginx.log")));
        }
        return new Proxy(process, port);
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

    String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
