package com.mantisnxt.sync.base.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.SourceSystem;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Each kind of system has a mark, and a mark is nothing but a few shapes. */
class SystemMarksTest {

    private static final Path STYLES = Path.of("src/main/resources/META-INF/resources/styles");

    @ParameterizedTest
    @EnumSource(SourceSystem.class)
    void eachSystemHasAMarkOfShapesAlone(SourceSystem system) throws Exception {
        String picture = Files.readString(STYLES.resolve("systems/" + system.label() + ".svg"));
        Document read = DocumentBuilderFactory.newNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(picture)));
        assertThat(read.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(read.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 24 24");
        Set<String> elements = new TreeSet<>();
        NodeList all = read.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            elements.add(((Element) all.item(i)).getTagName());
        }
        assertThat(elements).isSubsetOf("svg", "path", "circle").contains("path");
        assertThat(picture).doesNotContain("style", "href", "url(", "<!").hasSizeLessThan(1_000);
    }

    @ParameterizedTest
    @EnumSource(SourceSystem.class)
    void theStyleSheetShowsItOnThePageAndInTheTable(SourceSystem system) throws Exception {
        String sheet = Files.readString(STYLES.resolve("systems.css"));
        String table = Files.readString(Path.of("frontend/board/cell-style.ts"));
        assertThat(sheet).contains("systems/" + system.label() + ".svg", "var(--sc-" + system.label() + ")");
        assertThat(table).contains("styles/systems/" + system.label() + ".svg", "var(--sc-" + system.label() + ")");
        if (system != SourceSystem.CUSTOM) {
            assertThat(sheet).contains("[data-system=\"" + system.label() + "\"]");
            assertThat(table).contains(".letter[data-c='" + system.label() + "']::before");
        }
    }

    @Test
    void noMarkIsLeftOver() throws Exception {
        try (var files = Files.list(STYLES.resolve("systems"))) {
            assertThat(files).hasSize(SourceSystem.values().length);
        }
    }
}
