/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rules of the house that the compiler does not know. */
class ArchitectureTest {

    private static final String ROOT = "org.qingshan.server.";

    /** From the lowest floor; a room may use rooms before its own floor, and those beside it without cycles. */
    private static final List<Set<String>> FLOORS =
            List.of(Set.of("platform", "region", "access"), Set.of("registry", "telemetry"), Set.of("alarm"));

    private static final Set<String> MAY_USE_WEB_CLIENT =
            Set.of("store", "web", "query", "imports", "marks", "rates", "live");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.qingshan.server");

    @Test
    void everyRoomStandsOnAFloor() {
        classes().that().resideInAPackage(ROOT + "*..").should(standOnAFloor()).check(CLASSES);
    }

    @Test
    void roomsUseOnlyLowerFloors() {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            String[] above = FLOORS.subList(floor + 1, FLOORS.size()).stream()
                    .flatMap(Set::stream)
                    .map(room -> ROOT + room + "..")
                    .toArray(String[]::new);
            String[] here =
                    FLOORS.get(floor).stream().map(room -> ROOT + room + "..").toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAnyPackage(here)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "java.time now() without a Clock", ArchitectureTest::asksForNowWithoutClock))
                .orShould()
                .callMethod(java.util.Date.class, "from", java.time.Instant.class)
                .check(CLASSES);
    }

    @Test
    void nobodyTakesTheZoneOfTheMachine() {
        noClasses()
                .should()
                .callMethod(java.time.ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(java.time.Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(java.util.TimeZone.class, "getDefault")
                .check(CLASSES);
    }

    @Test
    void theWebClientIsUsedOnlyWhereRowsAreReadForARequest() {
        classes().should(useTheWebClientOnlyInStores()).check(CLASSES);
    }

    private static boolean asksForNowWithoutClock(JavaMethodCall call) {
        return call.getTargetOwner().getPackageName().equals("java.time")
                && call.getName().equals("now")
                && call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(type -> type.getName().equals("java.time.Clock"));
    }

    private static ArchCondition<JavaClass> standOnAFloor() {
        return new ArchCondition<>("stand on a floor") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String room = room(type);
                if (FLOORS.stream().noneMatch(floor -> floor.contains(room))) {
                    events.add(SimpleConditionEvent.violated(type, "The room " + room + " is on no floor"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> useTheWebClientOnlyInStores() {
        return new ArchCondition<>("use the web client only where rows are read or written for a request") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean free = type.getPackageName().startsWith(ROOT + "platform")
                        || MAY_USE_WEB_CLIENT.stream().anyMatch(part -> contains(type.getPackageName(), part));
                if (!free && type.getConstructors().stream().anyMatch(ArchitectureTest::takesWebClient)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " takes the web client"));
                }
            }
        };
    }

    private static boolean takesWebClient(JavaCodeUnit unit) {
        return unit.getParameters().stream()
                .filter(parameter -> parameter.getRawType().isEquivalentTo(JdbcClient.class))
                .flatMap(parameter -> parameter.getAnnotations().stream())
                .filter(annotation -> annotation.getRawType().isEquivalentTo(Qualifier.class))
                .map(JavaAnnotation::getProperties)
                .anyMatch(properties -> "web".equals(properties.get("value")));
    }

    private static boolean contains(String packageName, String part) {
        return List.of(packageName.split("\\.", -1)).contains(part);
    }

    private static String room(JavaClass type) {
        String rest = type.getPackageName().substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
