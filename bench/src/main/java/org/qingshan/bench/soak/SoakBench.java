/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.soak;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.qingshan.bench.Results;
import org.qingshan.bench.load.DiskUse;
import org.qingshan.bench.load.Reconciliation;
import org.qingshan.simulator.client.PackagedServer;
import org.qingshan.simulator.load.LoadGenerator;
import org.qingshan.simulator.load.LoadPlan;
import org.qingshan.simulator.load.LoadReport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The packaged server for a long time at an even rate ({@code soak}), or with very many connections ({@code connections}): one
 * line a minute, slopes, and whether memory and lag stay flat.
 */
@Command(mixinStandardHelpOptions = true)
public final class SoakBench implements Callable<Integer> {

    private static final double SMALL_MIB = 30;
    private static final double SMALL_SECONDS = 15;
    private static final int MOST_COLLECTIONS = 24;

    @Option(names = "--minutes", defaultValue = "5")
    private int minutes;

    @Option(names = "--rate", defaultValue = "1000", description = "packets a second")
    private double rate;

    @Option(names = "--interval", defaultValue = "30", description = "seconds between two packets of a logger")
    private int interval;

    @Option(names = "--connections", defaultValue = "1000")
    private int connections;

    @Option(names = "--heap", defaultValue = "1g", description = "of the server, as -Xmx takes it")
    private String heap = "1g";

    @Option(names = "--data", description = "default bench/target/NAME")
    private Path data;

    private final String name;

    private SoakBench(String name) {
        this.name = name;
        this.data = Path.of("bench", "target", name);
    }

    public static int run(String name, String[] arguments) {
        return new CommandLine(new SoakBench(name)).execute(arguments);
    }

    /** Ten thousand connections unless told otherwise, one logger and one packet a minute each. */
    public static int runConnections(String[] arguments) {
        var bench = new SoakBench("connections");
        var line = new CommandLine(bench);
        line.setDefaultValueProvider(
                argument -> switch (String.join("", ((CommandLine.Model.OptionSpec) argument).names())) {
                    case "--connections" -> "10000";
                    case "--interval" -> "60";
                    case "--rate" -> "0";
                    default -> null;
                });
        return line.execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        if (Files.exists(data)) {
            System.err.println("The folder " + data + " exists. Remove it or name another with --data.");
            return 2;
        }
        double perSecond = rate > 0 ? rate : (double) connections / interval;
        int mns = (int) Math.round(perSecond * interval);
        try (var server = PackagedServer.start(Results.SERVER_JAR, data, "-Xmx" + heap)) {
            return measure(
                    server,
                    LoadPlan.of("localhost", server.gateway().getPort(), connections, mns, perSecond, minutes * 60 + 1)
                            .withPatience(Duration.ofSeconds(20), 3, Duration.ofSeconds(60)));
        }
    }

    private int measure(PackagedServer server, LoadPlan plan) throws Exception {
        var generator = new LoadGenerator(plan, Clock.systemUTC());
        server.register(generator.registry());
        var watch = new Watch(server, Math.ceilDiv(minutes, MOST_COLLECTIONS));
        LoadReport report = watch.run(generator);
        Path keys = data.resolve("keys.csv");
        generator.writeKeys(keys);
        String password = server.databasePassword("qs_owner");
        Reconciliation.Counts stored = Reconciliation.of(server.databaseUrl(), password, keys);
        List<DiskUse> disk = DiskUse.of(server.databaseUrl(), password);
        List<Trend> trends = trends(watch.readings());
        boolean flat = trends.get(0).isFlat(SMALL_MIB)
                && trends.get(2).isFlat(SMALL_MIB)
                && trends.get(3).isFlat(SMALL_SECONDS);
        boolean whole =
                report.isComplete() && stored.isWhole() && report.neverConnected() + report.interruptions() == 0;
        print(report, stored, disk, trends, flat, whole);
        Results.write(name, toJson(watch.readings(), trends, report, disk, flat, whole));
        return flat && whole ? 0 : 1;
    }

    private static List<Trend> trends(List<Reading> readings) {
        return List.of(
                Trend.of("heap after collection", "MiB", readings, Reading::heap),
                Trend.of("server, resident", "MiB", readings, Reading::serverResident),
                Trend.of("postgres, resident", "MiB", readings, Reading::database),
                Trend.of("lag of windows", "s", readings, Reading::lagSeconds),
                Trend.of("queue", "", readings, Reading::queued),
                Trend.of(
                        "p99 of answers",
                        "ms",
                        readings,
                        reading -> reading.latency().p99()));
    }

    private static void print(
            LoadReport report,
            Reconciliation.Counts stored,
            List<DiskUse> disk,
            List<Trend> trends,
            boolean flat,
            boolean whole) {
        trends.forEach(trend -> System.out.println(trend.toLine()));
        System.out.println(report.toJson());
        System.out.println("reconciled: " + stored);
        System.out.print(DiskUse.table(disk));
        System.out.printf(
                Locale.ROOT,
                "%s; %s%n",
                flat ? "memory and lag stay flat" : "MEMORY OR LAG GROWS",
                whole ? "everything was answered and is there once" : "NOT WHOLE");
    }

    private static String toJson(
            List<Reading> readings,
            List<Trend> trends,
            LoadReport report,
            List<DiskUse> disk,
            boolean flat,
            boolean whole) {
        return String.format(
                Locale.ROOT,
                "{\"flat\":%b,\"whole\":%b,\"load\":%s,\"disk\":%s,\"trends\":[%s],\"minutes\":[%s]}",
                flat,
                whole,
                report.toJson(),
                DiskUse.toJson(disk),
                trends.stream().map(Trend::toJson).collect(Collectors.joining(",")),
                readings.stream().map(Reading::toJson).collect(Collectors.joining(",")));
    }
}
