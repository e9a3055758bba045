// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shape of the core. Packages that do not exist yet break no rule. */
class ArchitectureTests {

    /** From the inside out: a package may use those before it. */
    private static final List<String> PACKAGES = List.of(
            "io.eliot.annotation",
            "io.eliot.message",
            "io.eliot.json",
            "io.eliot.failure",
            "io.eliot.type",
            "io.eliot.destination",
            "io.eliot.parse",
            "io.eliot.tree",
            "io.eliot.destination.*..",
            "io.eliot",
            "io.eliot.context",
            "io.eliot.logback");

    private static final JavaClasses CORE =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("io.eliot");

    static Stream<Arguments> packagesAndThoseAfter() {
        return IntStream.range(0, PACKAGES.size())
                .mapToObj(row -> Arguments.of(PACKAGES.get(row), PACKAGES.subList(row + 1, PACKAGES.size())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packagesAndThoseAfter")
    void usesOnlyPackagesFurtherIn(String row, List<String> rowsAfter) {
        noClasses()
                .that()
                .resideInAPackage(row)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rowsAfter.toArray(String[]::new))
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void everyPackageHasItsPlace() {
        classes().should().resideInAnyPackage(PACKAGES.toArray(String[]::new)).check(CORE);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("io.eliot.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test // I14, V3
    void nothingIsThereUnderAnOldName() {
        noClasses().should().beAnnotatedWith(Deprecated.class).check(CORE);
        noMethods().should().beAnnotatedWith(Deprecated.class).check(CORE);
    }

    @Test
    void annotationsAndMessagesDependOnNothing() {
        classes()
                .that()
                .resideInAnyPackage("io.eliot.annotation", "io.eliot.message")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "io.eliot.annotation", "io.eliot.message")
                .check(CORE);
    }

    @Test
    void oneTransportKnowsNoOther() {
        slices().matching("io.eliot.destination.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void knowsNoSpring() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(CORE);
    }

    @Test
    void logbackIsImportedInItsPackageOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.eliot.logback")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ch.qos.logback..", "org.slf4j..")
                .check(CORE);
    }
}
