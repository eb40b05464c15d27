/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.qingshan.simulator.city.DemoCity;
import org.qingshan.simulator.city.DemoRun;
import org.qingshan.simulator.client.ServerClient;
import org.qingshan.simulator.device.Backfill;
import org.qingshan.simulator.device.LoggerCounters;
import org.qingshan.simulator.device.SimulatedTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Registers the demonstration city with a running server and plays its devices until it is told to stop. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Registers the demonstration city with a running server and plays its devices.")
public final class DemoCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int SIGN_INS = 4;
    private static final Duration SIGN_IN_PAUSE = Duration.ofSeconds(3);
    private static final Duration REPORT_EVERY = Duration.ofMinutes(5);

    @Option(names = "--server", defaultValue = "http://localhost:8080", description = "Address of the server.")
    private URI server = URI.create("http://localhost:8080");

    @Option(names = "--hj212", defaultValue = "localhost:2120", description = "HOST:PORT of its HJ 212 gateway.")
    private String hj212 = "localhost:2120";

    @Option(names = "--user", defaultValue = "admin", description = "Who imports the registry.")
    private String user = "admin";

    @Option(names = "--password-env", required = true, description = "Environment variable that holds the password.")
    private String passwordEnv = "";

    @Option(names = "--seed", defaultValue = "20260101", description = "Equal seeds give equal cities.")
    private long seed;

    @Option(names = "--speed", defaultValue = "1", description = "How much faster than real time.")
    private double speed = 1;

    @Option(names = "--hours", defaultValue = "24", description = "Hours of hour data to send first.")
    private int hours;

    @Option(names = "--minutes", defaultValue = "120", description = "Minutes of minute data to send first.")
    private int minutes;

    @Option(names = "--no-import", description = "The city is registered already.")
    private boolean noImport;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var log = System.err;
        var clock = Clock.systemUTC();
        Instant start = clock.instant();
        var city = DemoCity.of(seed, start);
        if (!noImport) {
            register(city, log);
        }
        var time = new SimulatedTime(clock, start, speed);
        var backfill = new Backfill(Duration.ofMinutes(minutes), Duration.ofHours(hours), Duration.ofDays(1));
        try (var run = DemoRun.start(city, HostAndPort.parse(hj212), time, backfill, seed)) {
            log.printf("simulator: %d devices send to %s%n", city.listDevices().size(), hj212);
            var hook = new Thread(run::close, "simulator-stop");
            Runtime.getRuntime().addShutdownHook(hook);
            while (true) {
                Thread.sleep(REPORT_EVERY);
                report(run.counters(), log);
            }
        }
    }

    private void register(DemoCity city, PrintStream log) throws IOException, InterruptedException {
        String password = System.getenv(passwordEnv);
        if (password == null) {
            throw new IOException(
                    "The environment variable %s is not set. Maybe it was not exported.".formatted(passwordEnv));
        }
        try (var client = new ServerClient(server)) {
            client.awaitReady(PATIENCE);
            signIn(client, password);
            client.importAll(city.registry());
            log.printf("simulator: registered the demonstration city with %s%n", server);
        }
    }

    /** The server says that it is ready a moment before its people are made. */
    private void signIn(ServerClient client, String password) throws IOException, InterruptedException {
        for (int attempt = 1; attempt < SIGN_INS; attempt++) {
            try {
                client.signIn(user, password);
                return;
            } catch (IOException notYet) {
                Thread.sleep(SIGN_IN_PAUSE);
            }
        }
        client.signIn(user, password);
    }

    private static void report(LoggerCounters counters, PrintStream log) {
        log.printf(
                "simulator: sent=%d acknowledged=%d backlog=%d resent=%d commands=%d connections=%d%n",
                counters.countSent(),
                counters.countAcknowledged(),
                counters.countBacklog(),
                counters.countResent(),
                counters.countCommands(),
                counters.countConnections());
    }
}
