/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli.data;

import org.qingshan.simulator.DemoCommand;
import picocli.CommandLine.Command;

/** {@code simulate}: what the simulator does as a process of its own. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        subcommands = {DemoCommand.class, PlayCommand.class},
        description = "Devices that speak HJ 212: the demonstration city, or a real data set.")
public final class SimulateCommand {}
