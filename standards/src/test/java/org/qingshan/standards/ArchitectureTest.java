/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The module is pure: the language and itself, no clock. */
class ArchitectureTest {

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.qingshan.standards");

    @Test
    void dependsOnTheLanguageOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.math..",
                        "java.time..",
                        "java.util..",
                        "java.io..",
                        "java.nio.charset..",
                        "org.jspecify..",
                        "org.qingshan.standards..")
                .check(MODULE);
    }

    @Test
    void readsNoClock() {
        noClasses().should().callMethod(Instant.class, "now").check(MODULE);
        noClasses().should().callMethod(LocalDate.class, "now").check(MODULE);
        noClasses().should().dependOnClassesThat().areAssignableTo(Clock.class).check(MODULE);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(MODULE);
    }
}
