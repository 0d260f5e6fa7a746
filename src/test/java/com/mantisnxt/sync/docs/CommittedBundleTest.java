package com.mantisnxt.sync.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The committed bundle is the front end as it stands: whoever changed one rebuilt the other. */
class CommittedBundleTest {

    private static final Path BUNDLE = Path.of("src", "main", "bundles", "prod.bundle");
    private static final Path FRONTEND = Path.of("frontend");
    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonNode stats;

    @BeforeEach
    void readWhatItWasBuiltFrom() throws IOException {
        try (var bundle = new ZipFile(BUNDLE.toFile())) {
            stats = JSON.readTree(bundle.getInputStream(bundle.getEntry("config/stats.json")));
        }
    }

    @Test
    void everySourceThatItWasBuiltFromIsUnchanged() {
        JsonNode hashes = stats.get("frontendHashes");
        assertThat(hashes.propertyNames())
                .filteredOn(name -> Files.exists(FRONTEND.resolve(name)))
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(sha256(FRONTEND.resolve(name)))
                        .isEqualTo(hashes.get(name).asString()));
    }

    @Test
    void noSourceOfOursThatItWasBuiltFromIsGone() throws IOException {
        try (var folders = Files.list(FRONTEND)) {
            var ours = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName() + "/")
                    .toList();
            assertThat(stats.get("frontendHashes").propertyNames())
                    .filteredOn(name -> ours.stream().anyMatch(name::startsWith))
                    .allSatisfy(name -> assertThat(FRONTEND.resolve(name)).exists());
        }
    }

    @Test
    void everyModuleThatAComponentAsksForIsInIt() throws IOException {
        Pattern module = Pattern.compile("@JsModule\\(\"\\./([^\"]+)\"\\)");
        try (var files = Files.walk(Path.of("src", "main", "java"))) {
            List<String> asked = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> module.matcher(read(file)).results().map(found -> found.group(1)))
                    .toList();
            assertThat(asked)
                    .isNotEmpty()
                    .isSubsetOf(stats.get("frontendHashes").propertyNames());
        }
    }

    @Test
    void itHoldsTheVersionsThatAreAskedFor() throws IOException {
        JsonNode asked =
                JSON.readTree(Files.readString(Path.of("package.json"))).get("dependencies");
        JsonNode built = stats.get("packageJsonDependencies");
        assertThat(asked.propertyNames())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(built.path(name)).isEqualTo(asked.get(name)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
