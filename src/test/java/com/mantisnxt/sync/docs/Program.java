package com.mantisnxt.sync.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A program run in a folder with an environment, as a reader would; it must end well. */
record Program(Path folder, Map<String, String> environment) {

    Program with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Program(folder, more);
    }

    /** @return what it printed */
    String run(String... command) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors.txt");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + output + Files.readString(errors))
                .isZero();
        return output;
    }
}
