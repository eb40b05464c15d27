/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.util.function.Consumer;
import org.qingshan.server.platform.internal.start.Main;

/** From the command line to a verb. */
public final class Launcher {

    private Launcher() {}

    /**
     * Does what the command line says.
     *
     * @param application starts the application with Spring Boot's arguments
     * @return exit code: 0 done, 1 not possible, 2 wrong usage
     */
    public static int run(String[] arguments, Consumer<String[]> application) {
        return Main.run(arguments, application);
    }
}
