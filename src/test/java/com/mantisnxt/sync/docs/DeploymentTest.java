package com.mantisnxt.sync.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.NeedsTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files under docs/deploy, as far as they can be judged without installing them. */
class DeploymentTest {

    private static final Path DEPLOY = Path.of("docs", "deploy");
    private static final Pattern EXPOSURE = Pattern.compile("exposure level for \\S+: ([0-9.]+)");

    @TempDir
    private Path folder;

    @Test
    @NeedsTool("systemd-analyze")
    void theUnitIsOneToSystemdAndIsHardened() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path unit = folder.resolve("sync-console.service");
        Files.writeString(
                unit,
                Files.readString(DEPLOY.resolve("sync-console.service")).replace("/usr/bin/java", java.toString()));
        Program systemd = new Program(folder, Map.of("SYSTEMD_COLORS", "0"));
        systemd.run("systemd-analyze", "verify", unit.toString());
        assertThat(Files.readString(folder.resolve("errors.txt"))).isBlank();
        var exposure = EXPOSURE.matcher(
                systemd.run("systemd-analyze", "--no-pager", "security", "--offline=yes", unit.toString()));
        assertThat(exposure.find()).isTrue();
        assertThat(Double.parseDouble(exposure.group(1))).isLessThan(2);
    }

    @Test
    void everySettingOfTheEnvironmentFileIsExplained() throws IOException {
        String operations = Markdown.of("docs", "OPERATIONS.md").text();
        List<String> names = Files.readAllLines(DEPLOY.resolve("environment")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
        assertThat(names)
                .hasSizeGreaterThan(6)
                .allSatisfy(name -> assertThat(operations).contains("`" + name + "`"));
        assertThat(Files.readString(DEPLOY.resolve("environment")))
                .as("secrets are left to whoever installs")
                .doesNotContainPattern("(?m)^\\w*(PASSWORD|KEY|TOKEN)=.+");
    }

    @Test
    void theImageIsMadeOfWhatTheBuildMakes() throws IOException {
        String containerfile = Files.readString(DEPLOY.resolve("Containerfile"));
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<finalName>sync-console</finalName>");
        assertThat(containerfile)
                .contains("COPY target/sync-console.jar /opt/sync-console/sync-console.jar")
                .containsPattern("(?m)^USER \\d+:\\d+$")
                .contains("exec java");
        assertThat(Files.readString(DEPLOY.resolve("sync-console.service")))
                .contains("-jar /opt/sync-console/sync-console.jar");
    }

    /** Else two builds differ by the hour in which they were made. */
    @Test
    void whatIsPackedIsDatedByTheBuild() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .containsPattern("<project.build.outputTimestamp>\\d{4}-\\d\\d-\\d\\dT");
    }
}
