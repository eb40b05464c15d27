/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.qingshan.bench.load.Reconciliation;
import org.qingshan.simulator.client.PackagedServer;
import org.qingshan.simulator.load.LoadGenerator;
import org.qingshan.simulator.load.LoadPlan;
import org.qingshan.simulator.load.LoadReport;
import org.qingshan.simulator.load.LoadTempo;

/**
 * One load that never stops while the server, its database or both are killed and started again; then the same packets into a
 * second server that nobody kills. Each logger sends a packet per second that tells of the next minute of days gone by: so
 * all windows are closed, are computed again and again while the kills go on, and must end as those of the second server.
 */
final class KillRounds {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int STRETCH = 60;
    private static final int UNDISTURBED_PACE = 8;
    private static final int MOST_SECONDS_PER_ROUND = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long STRAGGLERS_MILLIS = 200;
    /** It starts often and lives for seconds: the quick compiler and the small collector start it sooner. */
    private static final String[] OPTIONS = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"};

    private final Settings settings;
    private final Consumer<Round> told;
    private final SplittableRandom chance;
    private final LoadTempo tempo;

    /**
     * What is asked for.
     *
     * @param mns loggers, each with one packet a second
     * @param folder empty; holds both servers afterwards
     */
    record Settings(int rounds, long seed, int mns, int connections, Path jar, Path folder) {}

    /**
     * What came of it.
     *
     * @param stored acknowledged packets against stored samples of the disturbed server
     * @param disturbedRevisions minute rows of the disturbed server, superseded ones too
     * @param verified whether the verb {@code verify} found audit chain and raw packets intact
     */
    record Result(
            List<Round> rounds,
            LoadReport load,
            Reconciliation.Counts stored,
            Difference difference,
            long disturbedRevisions,
            boolean verified,
            double seconds) {

        Result {
            rounds = List.copyOf(rounds);
        }

        boolean isWhole() {
            return load.isComplete() && stored.isWhole() && difference.isNone() && verified;
        }
    }

    KillRounds(Settings settings, Consumer<Round> told) {
        this.settings = settings;
        this.told = told;
        this.chance = new SplittableRandom(settings.seed());
        int days = (int) Math.ceilDiv((long) mostSeconds() * STRETCH, 86_400L);
        this.tempo = new LoadTempo(
                LocalDate.now(ZONE).minusDays(days + 1L).atStartOfDay(ZONE).toInstant(), STRETCH, 1);
    }

    private int mostSeconds() {
        return settings.rounds() * MOST_SECONDS_PER_ROUND + 60;
    }

    Result run() throws Exception {
        long begin = System.nanoTime();
        Disturbed disturbed = disturbed();
        StoreContents wanted = undisturbed(disturbed.seconds());
        return new Result(
                disturbed.rounds(),
                disturbed.load(),
                disturbed.stored(),
                Difference.between(disturbed.contents(), wanted),
                disturbed.contents().revisions(),
                disturbed.verified(),
                (System.nanoTime() - begin) / 1e9);
    }

    /** What is left after the kills; seconds of the plan that were sent. */
    private record Disturbed(
            List<Round> rounds,
            LoadReport load,
            Reconciliation.Counts stored,
            StoreContents contents,
            boolean verified,
            int seconds) {}

    private Disturbed disturbed() throws Exception {
        Path folder = settings.folder().resolve("disturbed");
        List<Round> rounds = new ArrayList<>();
        LoadReport load;
        Reconciliation.Counts stored;
        StoreContents contents;
        int seconds;
        try (var server = PackagedServer.start(settings.jar(), folder, OPTIONS)) {
            var generator = new LoadGenerator(plan(server, mostSeconds()), tempo);
            server.register(generator.registry());
            long started = System.nanoTime();
            FutureTask<LoadReport> running = start(generator);
            for (int number = 0; number < settings.rounds(); number++) {
                rounds.add(round(number, server, generator));
            }
            seconds = (int) Duration.ofNanos(System.nanoTime() - started).toSeconds() + 2;
            generator.endAfter(seconds);
            load = running.get();
            stored = reconcile(server, generator);
            contents = contents(server, seconds);
        }
        return new Disturbed(rounds, load, stored, contents, verifies(folder.resolve("data")), seconds);
    }

    private boolean verifies(Path data) throws IOException, InterruptedException {
        return PackagedServer.verb(settings.jar(), "verify", "--data", data.toString())
                        .exit()
                == 0;
    }

    private StoreContents undisturbed(int seconds) throws Exception {
        Path folder = settings.folder().resolve("undisturbed");
        try (var server = PackagedServer.start(settings.jar(), folder, OPTIONS)) {
            var generator = new LoadGenerator(plan(server, seconds), tempo.atPace(UNDISTURBED_PACE));
            server.register(generator.registry());
            LoadReport report = generator.run(_ -> {});
            if (!report.isComplete()) {
                throw new IOException("The undisturbed run is not complete: " + report.toJson());
            }
            return contents(server, seconds);
        }
    }

    private LoadPlan plan(PackagedServer server, int seconds) {
        return LoadPlan.of(
                        "localhost",
                        server.gateway().getPort(),
                        settings.connections(),
                        settings.mns(),
                        settings.mns(),
                        seconds)
                .withPatience(Duration.ofSeconds(10), 20, PATIENCE);
    }

    private static FutureTask<LoadReport> start(LoadGenerator generator) {
        var running = new FutureTask<>(() -> generator.run(_ -> {}));
        Thread.ofPlatform().name("load").daemon().start(running);
        return running;
    }

    private Round round(int number, PackagedServer server, LoadGenerator generator)
            throws IOException, InterruptedException {
        awaitAnswers(server, generator, generator.acknowledged());
        long begin = System.nanoTime();
        Thread.sleep(chance.nextLong(1_500, 2_500));
        Victim victim = Victim.of(number);
        double loadSeconds = (System.nanoTime() - begin) / 1e9;
        int acknowledged = generator.acknowledged();
        long killed = System.nanoTime();
        kill(victim, server);
        Thread.sleep(STRAGGLERS_MILLIS);
        awaitAnswers(server, generator, generator.acknowledged());
        var round = new Round(number, victim, loadSeconds, acknowledged, (System.nanoTime() - killed) / 1e9);
        told.accept(round);
        return round;
    }

    private static void kill(Victim victim, PackagedServer server) throws IOException, InterruptedException {
        long database = victim == Victim.SERVER ? 0 : server.killDatabase();
        if (victim == Victim.DATABASE) {
            // The server starts it again by itself.
            ProcessHandle.of(database).ifPresent(handle -> handle.onExit().join());
        } else {
            server.kill();
            server.restart();
        }
    }

    private static void awaitAnswers(PackagedServer server, LoadGenerator generator, int beyond)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (generator.acknowledged() <= beyond) {
            if (System.nanoTime() - end > 0) {
                throw new IOException("No answer for " + PATIENCE + ". The server said:\n" + server.output());
            }
            Thread.sleep(10);
        }
    }

    private Reconciliation.Counts reconcile(PackagedServer server, LoadGenerator generator)
            throws IOException, SQLException {
        Path keys = settings.folder().resolve("keys.csv");
        generator.writeKeys(keys);
        return Reconciliation.of(server.databaseUrl(), server.databasePassword("qs_owner"), keys);
    }

    /** All of it, once every window is worked off. */
    private StoreContents contents(PackagedServer server, int seconds)
            throws IOException, SQLException, InterruptedException {
        Instant from = tempo.begin();
        Instant to = from.plusSeconds(86_400L * Math.ceilDiv((long) seconds * STRETCH, 86_400L));
        try (Connection database =
                DriverManager.getConnection(server.databaseUrl(), "qs_owner", server.databasePassword("qs_owner"))) {
            long end = System.nanoTime() + 5 * PATIENCE.toNanos();
            for (long left = 1; left > 0; left = StoreContents.dirty(database, from, to)) {
                if (System.nanoTime() - end > 0) {
                    throw new IOException(left + " windows are not worked off");
                }
                Thread.sleep(200);
            }
            return StoreContents.of(database, from, to);
        }
    }
}
