package com.mantisnxt.sync.bench.stage;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The production jar, as its own process, started as the launcher starts it. */
public final class Console implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final Database database;
    private final int port;

    private Console(Process process, Database database, int port) {
        this.process = process;
        this.database = database;
        this.port = port;
    }

    /** @param options of the virtual machine */
    static Console start(Database database, Path folder, String... options) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(java(), "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", "target/sync-console.jar"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.log").toFile());
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.environment().put("SYNC_CONNECTOR_ALLOWPRIVATEADDRESSES", "true");
        builder.environment().put("SYNC_DATABASE_URL", database.url());
        builder.environment().put("SYNC_DATABASE_USER", "sync_app");
        builder.environment().put("SYNC_DATABASE_PASSWORD", Database.PASSWORD);
        builder.environment().put("SYNC_DATABASE_OWNER_USER", "sync_owner");
        builder.environment().put("SYNC_DATABASE_OWNER_PASSWORD", Database.PASSWORD);
        builder.environment()
                .put("SYNC_ACCOUNT_SECRETKEYFILE", folder.resolve("secret.key").toString());
        Console console = new Console(builder.start(), database, port);
        Runtime.getRuntime().addShutdownHook(new Thread(console.process::destroy));
        console.awaitReady();
        return console;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest ready = HttpRequest.newBuilder(URI.create(url() + "/actuator/health/readiness"))
                    .build();
            while (System.nanoTime() < deadline && process.isAlive()) {
                try {
                    if (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // asked again
                }
                TimeUnit.MILLISECONDS.sleep(250);
            }
        }
        process.destroy();
        throw new IllegalStateException("The console did not become ready; see target/bench/console.log");
    }

    public Database database() {
        return database;
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public CpuMeter cpu() {
        return CpuMeter.of(process.pid());
    }

    /** Bytes of the heap that are in use after a full collection. */
    public long liveHeap() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asked = new ProcessBuilder(jcmd, String.valueOf(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String total = "";
        try (var lines = asked.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                total = line.startsWith("Total") ? line : total;
            }
        }
        asked.waitFor();
        return Long.parseLong(total.strip().split("\\s+")[2]);
    }

    /** Of the operating system; virtual ones are none. */
    public int threads() throws IOException {
        try (var tasks = java.nio.file.Files.list(Path.of("/proc", String.valueOf(process.pid()), "task"))) {
            return (int) tasks.count();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
