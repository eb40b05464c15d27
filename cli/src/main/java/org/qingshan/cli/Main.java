/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qingshan.cli.data.ExportCommand;
import org.qingshan.cli.data.ImportCommand;
import org.qingshan.cli.data.SimulateCommand;
import org.qingshan.cli.hj212.Hj212Command;
import org.qingshan.cli.load.LoadCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line. Verbs read files or standard input, write JSON to standard output and problems to standard error,
 * and exit with 0 (done), 1 (the input is bad) or 2 (wrong usage).
 */
@Command(
        name = "qingshan",
        description = "Command line over the pure modules of Qingshan.",
        mixinStandardHelpOptions = true,
        // A new verb is one line here.
        subcommands = {
            HelpCommand.class,
            Hj212Command.class,
            LoadCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            SimulateCommand.class
        })
public final class Main implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        CommandLine line = commandLine();
        line.setOut(writer(FileDescriptor.out)).setErr(writer(FileDescriptor.err));
        System.exit(line.execute(args));
    }

    /** The command line with all its verbs, for the launcher and for tests. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** UTF-8 whatever the locale says: the output is JSON. */
    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing verb");
    }
}
