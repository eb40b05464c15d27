/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qingshan.server.platform.AuditTrail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whatever changes state over HTTP leads to the audit trail, or stands in unaudited-endpoints.properties with a reason. */
class AuditedEndpointsTest {

    private static final List<Class<? extends java.lang.annotation.Annotation>> CHANGING =
            List.of(PostMapping.class, PutMapping.class, DeleteMapping.class, PatchMapping.class);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.qingshan.server");

    @Test
    void everyEndpointThatChangesStateIsAuditedOrAllowedNotToBe() throws IOException {
        Properties allowed = allowed();
        List<JavaMethod> endpoints = endpoints();
        assertThat(endpoints).hasSizeGreaterThan(25);
        assertThat(endpoints.stream()
                        .filter(method -> !reachesTheTrail(method))
                        .map(AuditedEndpointsTest::name)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(allowed.stringPropertyNames());
        assertThat(allowed.values())
                .allSatisfy(reason -> assertThat(reason.toString()).hasSizeGreaterThan(20));
    }

    /** Otherwise the test above would say nothing. */
    @Test
    void readingIsNotAudited() {
        assertThat(CLASSES.stream()
                        .filter(type -> type.getSimpleName().equals("PointController"))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(GetMapping.class)))
                .isNotEmpty()
                .noneMatch(AuditedEndpointsTest::reachesTheTrail);
    }

    private static List<JavaMethod> endpoints() {
        return CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(RestController.class))
                .flatMap(type -> type.getAllMethods().stream())
                .filter(method -> CHANGING.stream().anyMatch(method::isAnnotatedWith))
                .toList();
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }

    /** Follows the calls, through interfaces to all that implement them. */
    private static boolean reachesTheTrail(JavaMethod start) {
        Set<JavaCodeUnit> seen = new HashSet<>(Set.of(start));
        Deque<JavaCodeUnit> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            JavaCodeUnit unit = next.removeFirst();
            Set<JavaCodeUnitAccess<?>> accesses = new HashSet<>(unit.getCallsFromSelf());
            accesses.addAll(unit.getCodeUnitReferencesFromSelf());
            for (var call : accesses) {
                if (call.getTargetOwner().isEquivalentTo(AuditTrail.class)) {
                    return true;
                }
                called(call.getTargetOwner(), call.getName()).filter(seen::add).forEach(next::add);
            }
        }
        return false;
    }

    private static Stream<? extends JavaCodeUnit> called(JavaClass owner, String name) {
        if (!owner.getPackageName().startsWith("org.qingshan.server")) {
            return Stream.empty();
        }
        return Stream.of(Set.of(owner), owner.getAllSubclasses(), owner.getAllRawSuperclasses())
                .flatMap(Collection::stream)
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getName().equals(name));
    }

    private static Properties allowed() throws IOException {
        var properties = new Properties();
        try (var in = Objects.requireNonNull(
                AuditedEndpointsTest.class.getResourceAsStream("/unaudited-endpoints.properties"))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
