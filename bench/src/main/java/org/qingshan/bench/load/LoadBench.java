/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.qingshan.bench.Results;
import org.qingshan.simulator.client.PackagedServer;
import org.qingshan.simulator.load.LoadGenerator;
import org.qingshan.simulator.load.LoadPlan;
import org.qingshan.simulator.load.LoadReport;
import org.qingshan.simulator.load.LoadTempo;
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

    @Option(
            names = "--warmup",
            defaultValue = "30",
            description = "Seconds of the same load before the measured ones; they are reconciled too.")
    private int warmup;

    @Option(names = "--resend", defaultValue = "0")
    private int resend;

    @Option(names = "--changed", defaultValue = "0")
    private int changed;

    @Option(
            names = "--stretch",
            defaultValue = "1",
            description =
                    "seconds of data time per second; above 1 the data tell of days gone by, so that windows close")
    private int stretch;

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
        try (var server = PackagedServer.start(Results.SERVER_JAR, data, "-Xmx1g")) {
            return measure(server);
        }
    }

    private int measure(PackagedServer server) throws Exception {
        var generator = new LoadGenerator(plan(server), tempo());
        server.register(generator.registry());
        LoadReport report = generator.run(progress -> {});
        Map<String, Double> after = new Metrics(server).read();
        Path keys = data.resolve("keys.csv");
        generator.writeKeys(keys);
        String password = server.databasePassword("qs_owner");
        Reconciliation.Counts counts = Reconciliation.of(server.databaseUrl(), password, keys);
        List<DiskUse> disk = DiskUse.of(server.databaseUrl(), password);
        System.out.println(report.toJson());
        System.out.printf(
                "resident MiB: server %d, postgres %d%n",
                Memory.ofProcess(server.pid()), Memory.ofTree(server.databasePid()));
        after.forEach((name, value) -> System.out.println(name + " " + value));
        System.out.println("reconciled: " + counts);
        System.out.print(DiskUse.table(disk));
        Results.write(
                "load",
                "{\"load\":" + report.toJson() + ",\"disk\":" + DiskUse.toJson(disk) + ",\"whole\":" + counts.isWhole()
                        + "}");
        return counts.isWhole() && report.isComplete() ? 0 : 1;
    }

    private LoadTempo tempo() {
        Instant now = Instant.now();
        return new LoadTempo(stretch == 1 ? now : now.minusSeconds((long) seconds * stretch + 86_400), stretch, 1);
    }

    private LoadPlan plan(PackagedServer server) {
        return new LoadPlan(
                "localhost",
                server.gateway().getPort(),
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
}
