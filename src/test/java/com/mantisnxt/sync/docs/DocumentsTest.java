package com.mantisnxt.sync.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents name exists: files, headings, commands, settings, tests. */
class DocumentsTest {

    private static final Pattern COMMAND = Pattern.compile("\\./console (\\w+)");
    private static final Pattern VARIABLE = Pattern.compile("\\bSYNC_[A-Z_]*[A-Z]\\b(?!\\.md)");
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");
    private static final Pattern IN_THE_TREE =
            Pattern.compile("(?:db|docs|frontend|src|\\.ci|\\.data)/[\\w./-]*|console|pom\\.xml|package\\.json");

    static List<Markdown> documents() {
        return Markdown.all();
    }

    static Stream<Markdown> decisions() {
        return Markdown.all().stream().filter(document -> document.path().startsWith(Path.of("docs", "adr")));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Markdown document) {
        assertThat(document.links())
                .filteredOn(link -> !link.matches("(https?|mailto):.*"))
                .allSatisfy(link -> {
                    URI target = URI.create(link);
                    Path file = target.getPath().isEmpty()
                            ? document.path()
                            : document.path().resolveSibling(target.getPath()).normalize();
                    assertThat(file).as(link).exists();
                    if (target.getFragment() != null) {
                        assertThat(Markdown.of(file.toString()).anchors()).contains(target.getFragment());
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyPathThatIsNamedExists(Markdown document) {
        assertThat(document.code())
                .filteredOn(code -> IN_THE_TREE.matcher(code).matches() && !code.startsWith(".data"))
                .allSatisfy(code -> assertThat(Path.of(code)).exists());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyCommandIsKnownToTheLauncher(Markdown document) throws IOException {
        String launcher = Files.readString(Path.of("console"));
        assertThat(COMMAND.matcher(document.text()).results().map(found -> found.group(1)))
                .allSatisfy(command -> assertThat(launcher).containsPattern("(?m)^  " + command + "\\) "));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyVariableIsRead(Markdown document) throws IOException {
        Set<String> named = VARIABLE.matcher(document.text())
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
        String settings = settings();
        assertThat(named)
                .allSatisfy(name ->
                        assertThat(settings).containsAnyOf("${" + name + ":", "\"" + name + "\"", "relaxed " + name));
    }

    @Test
    void everyRefusalThatIsListedIsMade() throws IOException {
        String sources = settings();
        var listed = Markdown.of("docs", "SYNC_OPERATIONS_QUICKSTART.md")
                .text()
                .lines()
                .filter(line -> line.matches("\\| [45]\\d\\d \\| .*"))
                .flatMap(line -> CODE.matcher(line.split(" \\| ")[1]).results().map(found -> found.group(1)));
        assertThat(listed)
                .hasSizeGreaterThan(15)
                .allSatisfy(code -> assertThat(sources).contains('"' + code + '"'));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void everyDecisionEndsWithTheTestThatEnforcesIt(Markdown decision) throws IOException {
        List<String> lines = decision.text().strip().lines().toList();
        assertThat(lines.getLast()).startsWith("Enforced by: ");
        Set<String> tests = classNames(Path.of("src", "test", "java"));
        List<String> named = Pattern.compile("`?([A-Z]\\w+)(?:#\\w+)?`?")
                .matcher(lines.getLast().substring("Enforced by: ".length()))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(named).isNotEmpty().allSatisfy(name -> assertThat(tests).contains(name));
        assertThat(decision.text()).contains("## Context", "## Decision");
    }

    /** Whoever works with its tables learns what has been added to them since. */
    @Test
    void everyMigrationIsNamedInTheReference() throws IOException {
        String reference = Markdown.of("docs", "MIGRATION_0024_REFERENCE.md").text();
        try (var files = Files.list(Path.of("db", "migrations"))) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("__.*", "")))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(version -> assertThat(reference).contains(version));
        }
    }

    @Test
    void theReadmeShowsTheWayToEveryDocument() {
        Set<Path> linked = Markdown.of("README.md").links().stream()
                .filter(link -> !link.contains(":"))
                .map(link -> Path.of(link.replaceAll("#.*", "")))
                .collect(Collectors.toSet());
        assertThat(Markdown.all())
                .extracting(Markdown::path)
                .filteredOn(path -> path.startsWith("docs") && !path.startsWith(Path.of("docs", "adr")))
                .allSatisfy(path -> assertThat(linked).contains(path));
    }

    /** Names in the settings and in the sources; of typed properties the name that Spring reads from the environment. */
    private static String settings() throws IOException {
        StringBuilder all = new StringBuilder(Files.readString(Path.of("src/main/resources/application.yaml")));
        try (var files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file :
                    files.filter(found -> found.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                all.append(source);
                relaxed(source)
                        .forEach(name -> all.append("relaxed ").append(name).append('\n'));
            }
        }
        return all.toString();
    }

    private static Stream<String> relaxed(String source) {
        var prefix = Pattern.compile("@ConfigurationProperties\\(\"([^\"]+)\"\\)")
                .matcher(source)
                .results()
                .findFirst();
        return prefix.stream()
                .flatMap(found -> Pattern.compile("(\\w+)[,)]")
                        .matcher(source.substring(found.end()))
                        .results()
                        .map(name -> (found.group(1).replace('.', '_') + "_" + name.group(1)).toUpperCase()));
    }

    private static Set<String> classNames(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
