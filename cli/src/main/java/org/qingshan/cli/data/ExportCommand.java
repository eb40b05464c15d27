/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qingshan.simulator.client.ServerClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code export}: the registry of a running server, as files that {@code import} takes back. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "The registry of a running server, as far as the person may see it.",
            "KIND as for import; FILE ends with .csv or .xlsx, or is - for CSV on standard output.",
            "Exit 1 when the server refuses: then nothing is written."
        })
public final class ExportCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KIND")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "FILE", defaultValue = "-")
    private String file = "-";

    @Mixin
    private Access access = new Access();

    @Override
    public Integer call() throws InterruptedException {
        return access.signedIn(line(), this::fetch);
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private int fetch(ServerClient client) throws IOException, InterruptedException {
        boolean workbook = file.toLowerCase(Locale.ROOT).endsWith(".xlsx");
        byte[] content = client.exportFile(kind, workbook ? "xlsx" : "csv");
        if (file.equals("-")) {
            System.out.write(content);
            System.out.flush();
        } else {
            Files.write(Path.of(file), content);
        }
        return 0;
    }
}
