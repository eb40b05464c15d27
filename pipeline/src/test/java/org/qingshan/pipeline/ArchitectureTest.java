/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The core is pure: the language, the standards and itself; no framework, SQL, JSON, network, files or clock. */
class ArchitectureTest {

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.qingshan.pipeline");

    @Test
    void dependsOnTheLanguageAndTheStandardsOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.math..",
                        "java.time..",
                        "java.util..",
                        "java.nio.charset..",
                        "java.security..",
                        "org.jspecify..",
                        "org.qingshan.standards..",
                        "org.qingshan.pipeline..")
                .check(MODULE);
    }

    @Test
    void readsNoClockAndDrawsNoChance() {
        noClasses().should().callMethod(Instant.class, "now").check(MODULE);
        noClasses().should().callMethod(LocalDate.class, "now").check(MODULE);
        noClasses().should().dependOnClassesThat().areAssignableTo(Clock.class).check(MODULE);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(MODULE);
        noClasses().should().callMethod(System.class, "nanoTime").check(MODULE);
        noClasses().should().dependOnClassesThat().areAssignableTo(Random.class).check(MODULE);
    }

    @Test
    void rulesDoNotKnowConditionsAndSamplesDoNotKnowAggregates() {
        noClasses()
                .that()
                .resideInAPackage("..pipeline.rules..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..pipeline.condition..")
                .check(MODULE);
        noClasses()
                .that()
                .resideInAPackage("..pipeline.sample..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..pipeline.aggregate..", "..pipeline.judge..", "..pipeline.condition..")
                .check(MODULE);
    }
}
