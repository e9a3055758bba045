// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The shape of the Spring integration. Packages that do not exist yet break no rule. */
class ArchitectureTests {

    private static final JavaClasses SPRING =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("io.eliot.spring");

    @Test
    void integrationsKnowNoBoot() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.eliot.spring.boot..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.boot..", "io.eliot.spring.boot..")
                .allowEmptyShould(true)
                .check(SPRING);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("io.eliot.spring.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(SPRING);
    }

    @Test
    void autoConfigurationsArePublicAndFinal() {
        classes()
                .that()
                .areAnnotatedWith(AutoConfiguration.class)
                .should()
                .bePublic()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .allowEmptyShould(true)
                .check(SPRING);
    }

    @Test
    void autoConfigurationsHaveNoPublicMembers() {
        members()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(AutoConfiguration.class)
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(SPRING);
    }

    @Test
    void beanMethodsArePackagePrivate() {
        methods()
                .that()
                .areAnnotatedWith(Bean.class)
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true)
                .check(SPRING);
    }
}
