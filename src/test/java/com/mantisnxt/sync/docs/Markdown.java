package com.mantisnxt.sync.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One document, and the parts of it that can be checked. */
record Markdown(Path path, String text) {

    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w+)([^\\n]*)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern ATTRIBUTE = Pattern.compile("(?:src|srcset|href)=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

    /**
     * A block of code.
     *
     * @param words what follows the language; readers do not see it
     */
    record Fence(String language, Set<String> words, String text) {}

    static Markdown of(String first, String... more) {
        return read(Path.of(first, more));
    }

    /** The README and everything under docs. */
    static List<Markdown> all() {
        try (var files = Files.walk(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Markdown::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Markdown read(Path path) {
        try {
            return new Markdown(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Fence> fences() {
        return FENCE.matcher(text)
                .results()
                .map(found ->
                        new Fence(found.group(1), Set.of(found.group(2).strip().split(" +")), found.group(3)))
                .toList();
    }

    /** The one block of this language that carries the word. */
    String fence(String language, String word) {
        List<Fence> found = fences().stream()
                .filter(fence ->
                        fence.language().equals(language) && fence.words().contains(word))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(path + " has " + found.size() + " blocks of " + language + " " + word);
        }
        return found.getFirst().text();
    }

    List<String> links() {
        List<String> links = new ArrayList<>(groups(LINK, prose()));
        links.addAll(groups(ATTRIBUTE, prose()));
        return links;
    }

    /** What stands between single backquotes. */
    List<String> code() {
        return groups(CODE, prose());
    }

    /** The names by which a link reaches a heading. */
    Set<String> anchors() {
        return groups(HEADING, prose()).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private String prose() {
        return FENCE.matcher(text).replaceAll("");
    }

    private static List<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
