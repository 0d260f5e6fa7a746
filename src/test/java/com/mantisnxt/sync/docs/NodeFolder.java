package com.mantisnxt.sync.docs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mantisnxt.sync.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where TypeScript runs as it stands: a Node that strips types by itself, and a folder with the package `pg`. Nobody
 * needs Node to work here; what needs it is left out where there is none, and where npm reaches no registry.
 */
record NodeFolder(Path node, Path folder) {

    private static final Path OURS = Path.of("tools", "node", "bin", "node").toAbsolutePath();
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+).*");
    private static final int STRIPS_TYPES = 22_018;

    static NodeFolder withPg() throws IOException, InterruptedException {
        Optional<Path> node = find();
        assumeTrue(node.isPresent(), "no Node 22.18 or newer on this machine");
        NodeFolder made = new NodeFolder(
                node.orElseThrow(),
                Files.createDirectories(Path.of("target", "quickstart-node").toAbsolutePath()));
        made.install();
        return made;
    }

    /** @return what it printed */
    String run(Map<String, String> environment, String program) throws IOException, InterruptedException {
        return new Program(folder, environment).run(node.toString(), "--disable-warning=ExperimentalWarning", program);
    }

    void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static Optional<Path> find() {
        return Stream.concat(Stream.of(OURS).filter(Files::isExecutable), Tools.here().find("node").stream())
                .filter(node -> version(node) >= STRIPS_TYPES)
                .findFirst();
    }

    private static int version(Path node) {
        try {
            Process process = new ProcessBuilder(node.toString(), "--version").start();
            var version = VERSION.matcher(
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
            return version.matches()
                    ? Integer.parseInt(version.group(1)) * 1_000 + Integer.parseInt(version.group(2))
                    : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private void install() throws IOException, InterruptedException {
        write("package.json", "{\"private\": true, \"type\": \"module\"}");
        if (Files.isDirectory(folder.resolve("node_modules").resolve("pg"))) {
            return;
        }
        Path errors = folder.resolve("npm.txt");
        ProcessBuilder npm = new ProcessBuilder(List.of(
                        npm().toString(),
                        "install",
                        "pg@8",
                        "--no-audit",
                        "--no-fund",
                        "--no-save",
                        "--fetch-retries=1",
                        "--fetch-timeout=20000"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(errors.toFile());
        npm.environment().merge("PATH", node.getParent().toString(), (path, bin) -> bin + ":" + path);
        boolean installed = npm.start().waitFor() == 0;
        if (!installed && Tools.here().promised()) {
            throw new IllegalStateException("npm could not install pg: " + Files.readString(errors));
        }
        assumeTrue(installed, "npm could not fetch the package pg");
    }

    private Path npm() {
        Path beside = node.resolveSibling("npm");
        return Files.exists(beside) ? beside : Tools.here().find("npm").orElse(Path.of("npm"));
    }
}
