package com.mantisnxt.sync.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built program in a process of its own, started by the launcher as a newcomer starts it. */
final class Launched implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Path JAR = Path.of("target", "sync-console.jar");

    private final Process process;
    private final Path output;

    private Launched(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param word what stands behind `./console`; its data is kept in the folder, and it takes a free port */
    static Launched console(String word, Path folder) throws IOException {
        // made by the build that runs this, which leaves its time alone where nothing in it has changed
        Files.setLastModifiedTime(JAR, FileTime.from(Instant.now()));
        Path output = folder.resolve(word + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of("console").toAbsolutePath().toString(), word)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("SERVER_PORT", "0");
        builder.environment()
                .put("SYNC_DATABASE_DIRECTORY", folder.resolve("postgres").toString());
        return new Launched(builder.start(), output);
    }

    /** What the pattern finds in what it has printed, waited for. */
    Matcher says(Pattern pattern) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(process.isAlive() ? printed() : "ended: " + printed())
                        .containsPattern(pattern));
        Matcher found = pattern.matcher(printed());
        assertThat(found.find()).isTrue();
        return found;
    }

    String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Ctrl+C does. */
    void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS))
                .as("it ends by itself")
                .isTrue();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
