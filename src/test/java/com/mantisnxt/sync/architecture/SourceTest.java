package com.mantisnxt.sync.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

class SourceTest {

    private static final int LONGEST_CLASS = 250;
    /** 15 is the aim. */
    private static final int LONGEST_METHOD = 25;
    /** Building a view takes a line for each thing to see. */
    private static final int LONGEST_VIEW_METHOD = 30;

    private static final int MOST_PARAMETERS = 4;

    private static final List<SourceFile> MAIN = SourceFile.under(Path.of("src", "main", "java"));
    private static final List<SourceFile> TESTS = SourceFile.under(Path.of("src", "test", "java"));

    @Test
    void noClassIsLongerThanOneCanHoldInMind() {
        assertThat(MAIN)
                .filteredOn(file -> file.lines() > LONGEST_CLASS)
                .extracting(SourceFile::name)
                .isEmpty();
    }

    @Test
    void noMethodIsLongerThanAScreenful() {
        assertThat(methods(
                        MAIN,
                        (file, method) -> method.lines() > (file.isView() ? LONGEST_VIEW_METHOD : LONGEST_METHOD)))
                .isEmpty();
    }

    @Test
    void noMethodTakesMoreThanFourParameters() {
        assertThat(methods(MAIN, (file, method) -> method.given() && method.parameters() > MOST_PARAMETERS))
                .isEmpty();
    }

    @Test
    void everyPublicTypeSaysWhyItExists() {
        assertThat(MAIN)
                .filteredOn(file ->
                        file.text().lines().anyMatch(line -> line.matches("public .*(class|record|interface|enum) .*")))
                .filteredOn(file -> !file.text().contains("/**"))
                .extracting(SourceFile::name)
                .isEmpty();
    }

    @Test
    void theOrganisationReachesPostgresInOnePlace() {
        assertThat(MAIN)
                .filteredOn(file -> file.text().contains("set_config('app."))
                .extracting(SourceFile::name)
                .containsExactly("OrgJpaDialect.java");
    }

    @Test
    void noTestIsSwitchedOffAndNoneSleeps() {
        Predicate<String> bad = text -> text.contains("@Disa" + "bled") || text.contains("Thread." + "sleep(");
        assertThat(TESTS)
                .filteredOn(file -> bad.test(file.text()))
                .extracting(SourceFile::name)
                .isEmpty();
    }

    @Test
    void sessionsAreNotOpenInViewsAndTheSchemaIsOnlyValidated() throws Exception {
        var settings = new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .getFirst();
        assertThat(settings.getProperty("spring.jpa.open-in-view")).isEqualTo(false);
        assertThat(settings.getProperty("spring.jpa.hibernate.ddl-auto")).isEqualTo("validate");
    }

    @Test
    void migrationsAreWrittenInLowerCaseAndFitForPlainPsql() throws Exception {
        try (var files = Files.list(Path.of("db", "migrations"))) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .as(file.toString())
                            .doesNotContain("${")
                            .doesNotContainPattern("(?m)^\\\\")
                            .doesNotContainPattern("(?m)^\\s*(CREATE|ALTER|INSERT|UPDATE|SELECT|DROP|GRANT) "));
        }
    }

    private static List<String> methods(
            List<SourceFile> files, java.util.function.BiPredicate<SourceFile, SourceFile.Method> wanted) {
        return files.stream()
                .flatMap(file -> file.methods().stream()
                        .filter(method -> wanted.test(file, method))
                        .map(method -> file.name() + "#" + method.name() + " " + method))
                .toList();
    }
}
