/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli.data;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.qingshan.simulator.client.ServerClient;
import org.qingshan.simulator.registry.Kind;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import}: registry files into a running server. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Registry files into a running server.",
            "KIND is regions, enterprises, points, devices, channels, limits (a CSV file), workbook (an xlsx file),",
            "or registry (a folder or .zip with such CSV files, taken in their order).",
            "Prints the server's report, one JSON line per file; exit 1 when a line failed: then nothing of that file",
            "is written."
        })
public final class ImportCommand implements Callable<Integer> {

    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KIND")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "FILE")
    private Path file = Path.of("");

    @Mixin
    private Access access = new Access();

    @Option(names = "--dry-run", description = "Checks only.")
    private boolean dryRun;

    @Override
    public Integer call() throws InterruptedException {
        return access.signedIn(line(), client -> send(client, files()));
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private int send(ServerClient client, Map<String, byte[]> files) throws IOException, InterruptedException {
        PrintWriter out = line().getOut();
        for (var entry : files.entrySet()) {
            String type = entry.getKey().equals("workbook") ? XLSX : CSV;
            var answer = client.importFile(entry.getKey(), type, entry.getValue(), dryRun);
            out.println(answer.body());
            if (!answer.isSuccess()) {
                return 1;
            }
        }
        return 0;
    }

    private Map<String, byte[]> files() throws IOException {
        if (kind.equals("registry")) {
            return Files.isDirectory(file) ? fromFolder() : fromArchive();
        }
        boolean known = kind.equals("workbook")
                || Arrays.stream(Kind.values()).map(Kind::label).anyMatch(kind::equals);
        if (!known) {
            throw new ParameterException(line(), "Unknown KIND '" + kind + "'");
        }
        return Map.of(kind, Files.readAllBytes(file));
    }

    private Map<String, byte[]> fromFolder() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Kind part : Kind.values()) {
            Path path = file.resolve(part.fileName());
            if (Files.exists(path)) {
                files.put(part.label(), Files.readAllBytes(path));
            }
        }
        return files;
    }

    private Map<String, byte[]> fromArchive() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var zip = new ZipFile(file.toFile())) {
            for (Kind part : Kind.values()) {
                var entry = zip.getEntry(part.fileName());
                if (entry != null) {
                    files.put(part.label(), zip.getInputStream(entry).readAllBytes());
                }
            }
        }
        return files;
    }
}
