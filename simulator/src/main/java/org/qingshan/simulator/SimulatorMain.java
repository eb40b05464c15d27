/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The simulator as a process of its own. */
@Command(
        name = "simulator",
        mixinStandardHelpOptions = true,
        subcommands = DemoCommand.class,
        description = "Devices that speak HJ 212.")
public final class SimulatorMain {

    private SimulatorMain() {}

    public static void main(String[] arguments) {
        var line = new CommandLine(new SimulatorMain());
        line.setExecutionExceptionHandler((failure, _, _) -> {
            System.err.println("simulator: " + failure.getMessage());
            return 1;
        });
        System.exit(line.execute(arguments));
    }
}
