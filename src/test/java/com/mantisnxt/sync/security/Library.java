package com.mantisnxt.sync.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** One library that is packed into the application: what Maven names it, the file it gave, and its licences. */
record Library(String name, String version, Path file) {

    /** group:artifact:jar[:classifier]:version:scope:file, with marks of modules behind. */
    private static final Pattern LINE = Pattern.compile(
            "\\s*([^:\\s]+:[^:]+):jar:(?:([^:]+):)?([^:]+):(?:compile|runtime):(/[^\\s]+|[A-Z]:[^\\s]+).*");

    /** @return empty for what is no library */
    static Optional<Library> of(String line) {
        Matcher found = LINE.matcher(line.replaceAll("\u001b\\[[0-9;]*m", ""));
        return found.matches()
                ? Optional.of(new Library(found.group(1), found.group(3), Path.of(found.group(4))))
                : Optional.empty();
    }

    String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    /** Of its own description, or of the nearest of those that it inherits from. */
    List<String> licences() {
        Path repository = file;
        for (int i = 0; i < name.split(":")[0].split("\\.").length + 3; i++) {
            repository = Objects.requireNonNull(repository.getParent());
        }
        return licences(repository, name.split(":")[0], name.split(":")[1], version);
    }

    private static List<String> licences(Path repository, String group, String artifact, String version) {
        Path pom = repository
                .resolve(group.replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".pom");
        Element project = read(pom);
        List<String> names = new ArrayList<>();
        child(project, "licenses")
                .ifPresent(licences -> children(licences)
                        .forEach(licence -> child(licence, "name")
                                .ifPresent(text ->
                                        names.add(text.getTextContent().strip().replaceAll("\\s+", " ")))));
        Optional<Element> parent = child(project, "parent");
        if (!names.isEmpty() || parent.isEmpty()) {
            return names;
        }
        return licences(
                repository,
                text(parent.get(), "groupId"),
                text(parent.get(), "artifactId"),
                text(parent.get(), "version"));
    }

    private static Element read(Path pom) {
        try (var in = Files.newInputStream(pom)) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(pom.toString(), e);
        }
    }

    private static String text(Element of, String name) {
        return child(of, name).orElseThrow().getTextContent().strip();
    }

    private static Optional<Element> child(Element of, String name) {
        return children(of).stream()
                .filter(child -> child.getTagName().equals(name))
                .findFirst();
    }

    private static List<Element> children(Element of) {
        List<Element> found = new ArrayList<>();
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }
}
