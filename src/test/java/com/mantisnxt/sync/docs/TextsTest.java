package com.mantisnxt.sync.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Path BUNDLE = Path.of("src/main/resources/vaadin-i18n/translations.properties");

    /** Of two with the same key the later one counts, and nobody would notice. */
    @Test
    void noTextHasTwoPlaces() throws IOException {
        assertThat(Files.readAllLines(BUNDLE))
                .filteredOn(line -> line.contains("=") && !line.startsWith("#"))
                .extracting(line -> line.substring(0, line.indexOf('=')))
                .doesNotHaveDuplicates();
    }
}
