package com.mantisnxt.sync.docs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mantisnxt.sync.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where TypeScript runs: a Node, and a folder with packages. Nobody needs Node to work here; what needs it is left out
 * where there is none, and where npm reaches no registry.
 */
record NodeFolder(Path node, Path folder) {

    private static final Path OURS = Path.of("tools", "node", "bin", "node").toAbsolutePath();
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+).*");
    private static final int STRIPS_TYPES = 22_018;
    private static final int HAS_FETCH = 20_003;

    static NodeFolder withPg() throws IOException, InterruptedException {
        Optional<Path> node = find(STRIPS_TYPES);
        assumeTrue(node.isPresent(), "no Node 22.18 or newer on this machine");
        return made(node.orElseThrow(), "quickstart-node", "pg@8");
    }

    /** And what makes JavaScript of its components, checks their types, and stands in for a browser's page. */
    static NodeFolder withReact() throws IOException, InterruptedException {
        Optional<Path> node = find(HAS_FETCH);
        assumeTrue(node.isPresent(), "no Node 20.3 or newer on this machine");
        return made(
                node.orElseThrow(),
                "quickstart-react",
                "react@19",
                "react-dom@19",
                "@types/react@19",
                "typescript@5",
                "esbuild@0.28",
                "happy-dom@21");
    }

    private static NodeFolder made(Path node, String name, String... packages)
            throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target", name).toAbsolutePath());
        NodeFolder made = new NodeFolder(node, folder);
        made.install(packages);
        return made;
    }

    /** @return what it printed */
    String run(Map<String, String> environment, String... program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(node.toString(), "--no-warnings"));
        command.addAll(List.of(program));
        return new Program(folder, environment).run(command.toArray(String[]::new));
    }

    void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static Optional<Path> find(int oldest) {
        return Stream.concat(Stream.of(OURS).filter(Files::isExecutable), Tools.here().find("node").stream())
                .filter(node -> version(node) >= oldest)
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

    private void install(String... packages) throws IOException, InterruptedException {
        write("package.json", "{\"private\": true, \"type\": \"module\"}");
        String last = packages[packages.length - 1];
        if (Files.isDirectory(folder.resolve("node_modules").resolve(last.substring(0, last.lastIndexOf('@'))))) {
            return;
        }
        Path errors = folder.resolve("npm.txt");
        List<String> command = new ArrayList<>(List.of(npm().toString(), "install"));
        command.addAll(List.of(packages));
        command.addAll(List.of("--no-audit", "--no-fund", "--no-save", "--fetch-retries=1", "--fetch-timeout=20000"));
        ProcessBuilder npm = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(errors.toFile());
        npm.environment().merge("PATH", node.getParent().toString(), (path, bin) -> bin + ":" + path);
        boolean installed = npm.start().waitFor() == 0;
        if (!installed && Tools.here().promised()) {
            throw new IllegalStateException("npm could not install packages: " + Files.readString(errors));
        }
        assumeTrue(installed, "npm could not fetch " + String.join(", ", packages));
    }

    private Path npm() {
        Path beside = node.resolveSibling("npm");
        return Files.exists(beside) ? beside : Tools.here().find("npm").orElse(Path.of("npm"));
    }
}
