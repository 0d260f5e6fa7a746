package com.mantisnxt.sync.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {

    private static final JavaClasses APPLICATION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.mantisnxt.sync");

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("com.mantisnxt.sync");

    /** Classes that break each rule once. */
    private static final JavaClasses BREACHES = new ClassFileImporter().importPackages("com.mantisnxt.breach");

    @ParameterizedTest
    @EnumSource
    void theApplicationKeepsToIt(HouseRule rule) {
        rule.rule().check(APPLICATION);
    }

    @ParameterizedTest
    @EnumSource
    void aBreachIsFound(HouseRule rule) {
        assertThat(rule.rule().evaluate(BREACHES).hasViolation()).isTrue();
    }

    @Test
    void nothingIsMocked() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.mockito..", "org.easymock..", "org.springframework.test.context.bean.override..")
                .check(TESTS);
    }
}
