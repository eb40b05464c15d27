/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli.data;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
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
import picocli.CommandLine.Command;
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

    @Option(names = "--server", defaultValue = "http://localhost:8080", description = "Default ${DEFAULT-VALUE}.")
    private URI server = URI.create("http://localhost:8080");

    @Option(names = "--user", required = true, description = "Who imports.")
    private String user = "";

    @Option(names = "--password-env", required = true, description = "Environment variable with the password.")
    private String passwordEnv = "";

    @Option(names = "--dry-run", description = "Checks only.")
    private boolean dryRun;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        String password = System.getenv(passwordEnv);
        if (password == null) {
            throw new ParameterException(spec.commandLine(), "The environment variable " + passwordEnv + " is not set");
        }
        try (var client = new ServerClient(server)) {
            Map<String, byte[]> files = files();
            client.signIn(user, password);
            return send(client, files);
        } catch (IOException failed) {
            err.println("import: " + (failed.getMessage() == null ? failed.toString() : failed.getMessage()));
            return 1;
        }
    }

    private int send(ServerClient client, Map<String, byte[]> files) throws IOException, InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
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
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Unknown KIND '" + kind + "'");
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
