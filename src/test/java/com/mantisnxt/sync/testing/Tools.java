package com.mantisnxt.sync.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What this machine has. Tests whose tools are missing are left out; CI=true promises a machine that has everything,
 * there they run and fail.
 */
public record Tools(String path, boolean promised) {

    public static Tools here() {
        return of(System.getenv());
    }

    static Tools of(Map<String, String> environment) {
        return new Tools(environment.getOrDefault("PATH", ""), "true".equals(environment.get("CI")));
    }

    /** The program that a shell would start. */
    public Optional<Path> find(String name) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** Why a test that needs these is left out; empty where it is to run. */
    Optional<String> lack(List<String> names) {
        List<String> missing =
                names.stream().filter(name -> find(name).isEmpty()).toList();
        return promised || missing.isEmpty()
                ? Optional.empty()
                : Optional.of("no " + String.join(", no ", missing) + " on this machine");
    }
}
