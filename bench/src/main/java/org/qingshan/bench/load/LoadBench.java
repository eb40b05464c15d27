/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.qingshan.simulator.client.ServerClient;
import org.qingshan.simulator.load.LoadGenerator;
import org.qingshan.simulator.load.LoadPlan;
import org.qingshan.simulator.load.LoadReport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the packaged server, registers loggers, sends at a rate, waits for the answers, and reconciles by SQL. */
@Command(name = "load", mixinStandardHelpOptions = true)
public final class LoadBench implements Callable<Integer> {

    @Option(names = "--connections", defaultValue = "2000")
    private int connections;

    @Option(names = "--mns", defaultValue = "20000")
    private int mns;

    @Option(names = "--rate", defaultValue = "20000")
    private double rate;

    @Option(names = "--seconds", defaultValue = "60")
    private int seconds;

    @Option(names = "--warmup", defaultValue = "0", description = "Seconds of the same load before the measured ones.")
    private int warmup;

    @Option(names = "--resend", defaultValue = "0")
    private int resend;

    @Option(names = "--changed", defaultValue = "0")
    private int changed;

    @Option(names = "--http", defaultValue = "18080")
    private int http;

    @Option(names = "--hj212", defaultValue = "12120")
    private int telemetry;

    @Option(names = "--data", defaultValue = "bench/target/load")
    private Path data = Path.of("bench", "target", "load");

    private LoadBench() {}

    public static int run(String[] arguments) {
        return new CommandLine(new LoadBench()).execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        if (Files.exists(data)) {
            System.err.println("The folder " + data + " exists. Remove it or name another with --data.");
            return 2;
        }
        try (var server = ServerProcess.start(data, http, telemetry)) {
            return measure(server);
        }
    }

    private int measure(ServerProcess server) throws Exception {
        var generator = new LoadGenerator(plan(), Clock.systemUTC());
        register(generator);
        LoadReport report = generator.run(progress -> {});
        Map<String, String> after = metrics();
        Path keys = data.resolve("keys.csv");
        generator.writeKeys(keys);
        Reconciliation.Counts counts = Reconciliation.of(server.databaseUrl(), server.ownerPassword(), keys);
        System.out.println(report.toJson());
        System.out.println("resident KiB: " + residentKib(server.pid()));
        after.forEach((name, value) -> System.out.println(name + " " + value));
        System.out.println("reconciled: " + counts);
        return counts.isWhole() && report.isComplete() ? 0 : 1;
    }

    private LoadPlan plan() {
        return new LoadPlan(
                "localhost",
                telemetry,
                connections,
                mns,
                rate,
                warmup + seconds,
                warmup,
                8,
                resend,
                changed,
                Duration.ofSeconds(10),
                3,
                Duration.ofSeconds(60),
                1);
    }

    private void register(LoadGenerator generator) throws IOException, InterruptedException {
        try (var client = new ServerClient(URI.create("http://localhost:" + http))) {
            client.awaitReady(Duration.ofMinutes(2));
            client.signIn("admin", ServerProcess.PASSWORD);
            client.importAll(generator.registry());
        }
    }

    /** Lag and queue figures of the server, right after the last answer. */
    private Map<String, String> metrics() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + http + "/actuator/prometheus"))
                .build();
        var lines = new TreeMap<String, String>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(request, HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith("telemetry") || line.startsWith("jvm_memory_used"))
                    .forEach(line -> lines.put(
                            line.substring(0, line.lastIndexOf(' ')), line.substring(line.lastIndexOf(' ') + 1)));
        }
        return lines;
    }

    private static String residentKib(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\s+", " "))
                .toList()
                .toString();
    }
}
