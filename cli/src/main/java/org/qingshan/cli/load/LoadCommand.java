/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qingshan.simulator.HostAndPort;
import org.qingshan.simulator.load.LoadGenerator;
import org.qingshan.simulator.load.LoadPlan;
import org.qingshan.simulator.load.LoadProgress;
import org.qingshan.simulator.load.LoadReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code load}: loggers under load, on an open-loop schedule. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Loggers under load: each MN one real-time packet per distinct data time.",
            "Prints one JSON object; exit 1 when something was lost.",
            "With --register alone (no --target) only the import files are written."
        })
public final class LoadCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--target", paramLabel = "HOST:PORT", description = "The HJ 212 gateway.")
    private @Nullable String target;

    @Option(names = "--connections", defaultValue = "100", description = "TCP connections. Default ${DEFAULT-VALUE}.")
    private int connections;

    @Option(names = "--mns", defaultValue = "1000", description = "Loggers. Default ${DEFAULT-VALUE}.")
    private int mns;

    @Option(
            names = "--rate",
            paramLabel = "MSG/S",
            defaultValue = "1000",
            description = "Distinct packets per second, at most one per logger. Default ${DEFAULT-VALUE}.")
    private double rate;

    @Option(names = "--seconds", defaultValue = "60", description = "How long. Default ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--warmup",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "The same load for so long before; its latencies are in the timeline only.")
    private int warmup;

    @Option(names = "--factors", defaultValue = "8", description = "Factors of a packet. Default ${DEFAULT-VALUE}.")
    private int factors;

    @Option(names = "--resend", paramLabel = "PERCENT", defaultValue = "0", description = "Sent twice, unchanged.")
    private int resend;

    @Option(names = "--changed", paramLabel = "PERCENT", defaultValue = "0", description = "Sent again, changed.")
    private int changed;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "Without an answer a packet is sent again. Default ${DEFAULT-VALUE}.")
    private int timeout;

    @Option(names = "--retries", defaultValue = "3", description = "How often. Default ${DEFAULT-VALUE}.")
    private int retries;

    @Option(
            names = "--drain",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long to wait for the last answers. Default ${DEFAULT-VALUE}.")
    private int drain;

    @Option(names = "--seed", defaultValue = "1", description = "Equal seeds give equal values.")
    private long seed;

    @Option(
            names = "--register",
            paramLabel = "FILE",
            description = "Writes the import files of the loggers: a folder, or an archive when it ends with .zip.")
    private @Nullable Path register;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "Writes what was sent as CSV (gzip when it ends with .gz), for comparing with the store.")
    private @Nullable Path keys;

    @Override
    public Integer call() throws IOException {
        if (target == null && register == null) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "Missing --target HOST:PORT (or --register FILE)");
        }
        var generator = new LoadGenerator(plan(), Clock.systemUTC());
        if (register != null) {
            generator.registry().writeTo(register);
        }
        return target == null ? 0 : run(generator);
    }

    private int run(LoadGenerator generator) throws IOException {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        LoadReport report = generator.run(progress -> tell(progress, err));
        spec.commandLine().getOut().println(report.toJson());
        if (keys != null) {
            generator.writeKeys(keys);
        }
        return report.isComplete() ? 0 : 1;
    }

    private LoadPlan plan() {
        try {
            InetSocketAddress gateway = HostAndPort.parse(target == null ? "localhost:2120" : target);
            return new LoadPlan(
                    gateway.getHostString(),
                    gateway.getPort(),
                    connections,
                    mns,
                    rate,
                    warmup + seconds,
                    warmup,
                    factors,
                    resend,
                    changed,
                    Duration.ofSeconds(timeout),
                    retries,
                    Duration.ofSeconds(drain),
                    seed);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), wrong.getMessage(), wrong);
        }
    }

    private static void tell(LoadProgress progress, PrintWriter err) {
        err.printf(
                Locale.ROOT,
                "load: second=%.0f connected=%d due=%d sent=%d acknowledged=%d%n",
                progress.seconds(),
                progress.connected(),
                progress.due(),
                progress.sent(),
                progress.acknowledged());
    }
}
