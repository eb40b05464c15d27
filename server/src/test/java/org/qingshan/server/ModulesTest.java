/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server;

import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.GeneratedPage;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The rooms keep to their interfaces, without cycles. The page docs/modules.md is written from what is there;
 * {@code -Dpages.update=true} brings it up to date.
 */
class ModulesTest {

    private final ApplicationModules modules = ApplicationModules.of(QingshanApplication.class);

    @Test
    void roomsTalkThroughTheirRootsAndWithoutCycles() {
        modules.verify();
    }

    @Test
    void thePageOfRoomsIsUpToDate() throws IOException {
        GeneratedPage.check("modules.md", page());
    }

    private String page() {
        String rows = modules.stream()
                .filter(module -> !module.isRootModule())
                .map(this::row)
                .sorted()
                .collect(Collectors.joining());
        return """
                # Rooms of the server

                What each room uses of the others, read off the code by `ModulesTest`. What a room owns and its traps stand in the
                `package.md` beside its code.

                | room | uses |
                |---|---|
                """ + rows;
    }

    private String row(ApplicationModule module) {
        String name = module.getIdentifier().toString();
        String uses = module.getDirectDependencies(modules)
                .uniqueModules()
                .map(used -> used.getIdentifier().toString())
                .filter(used -> !used.startsWith("root:"))
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
        return "| [" + name + "](../server/src/main/java/org/qingshan/server/" + name + "/package.md) | " + uses
                + " |\n";
    }
}
