package com.mantisnxt.sync.schema;

import com.mantisnxt.sync.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The command that a database administrator would type. */
final class Psql {

    private Psql() {}

    static Outcome run(TestDatabase database, String role, Path file) throws IOException, InterruptedException {
        List<String> command = List.of(
                "psql",
                "--no-psqlrc",
                "--set=ON_ERROR_STOP=1",
                "--host=localhost",
                "--port=" + database.port(),
                "--username=" + role,
                "--dbname=" + database.name(),
                "--file=" + file);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), text);
    }

    record Outcome(int exitCode, String text) {}
}
