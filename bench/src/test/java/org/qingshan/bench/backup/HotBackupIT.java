/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingshan.bench.load.Reconciliation;
import org.qingshan.simulator.client.PackagedServer;
import org.qingshan.simulator.load.LoadGenerator;
import org.qingshan.simulator.load.LoadPlan;

/** A backup of the packaged server while devices send, brought back elsewhere. */
class HotBackupIT {

    private static final Path JAR = Path.of("..", "server", "target", "qingshan-app.jar");
    private static final int LOGGERS = 300;
    private static final int SECONDS = 25;
    private static final int BEFORE = 2_000;

    @Test
    void whatWasAcknowledgedBeforeItIsThereVerifiedAndFollowsFromItsPackets(@TempDir Path folder) throws Exception {
        Path keys = folder.resolve("keys.csv");
        Path backups = folder.resolve("backups");
        try (var server = PackagedServer.start(JAR, folder.resolve("source"));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var load = new LoadGenerator(
                    LoadPlan.of("localhost", server.gateway().getPort(), 10, LOGGERS, LOGGERS, SECONDS),
                    Clock.systemUTC());
            server.register(load.registry());
            var sending = threads.submit(() -> load.run(_ -> {}));
            await(load);
            load.writeKeys(keys);
            done("backup", "--data", server.data().toString(), "--to", backups.toString());
            int during = load.acknowledged();
            assertThat(sending.get().isComplete()).isTrue();
            assertThat(load.acknowledged()).as("the load went on").isGreaterThan(during);
        }
        Path backup = onlyChild(backups);
        Path restored = folder.resolve("restored");
        done(
                "restore",
                "--from",
                backup.toString(),
                "--data",
                restored.resolve("data").toString());
        String verified = done("verify", "--data", restored.resolve("data").toString());
        assertThat(verified).contains("\"intact\":true").contains("raw-packets");
        assertThat(done(
                        "replay",
                        "--from",
                        backup.toString(),
                        "--into",
                        folder.resolve("again").toString()))
                .contains("\"same\":true");
        try (var server = PackagedServer.start(JAR, restored)) {
            server.awaitReady(Duration.ofMinutes(2));
            var counts = Reconciliation.of(server.databaseUrl(), server.databasePassword("qs_owner"), keys);
            assertThat(counts.acknowledged()).isGreaterThanOrEqualTo(BEFORE);
            assertThat(counts.lost()).isZero();
        }
    }

    private static void await(LoadGenerator load) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (load.acknowledged() < BEFORE) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private static String done(String... words) throws Exception {
        PackagedServer.VerbResult result = PackagedServer.verb(JAR, words);
        assertThat(result.exit()).as("%s: %s", words[0], result.output()).isZero();
        return result.output();
    }

    private static Path onlyChild(Path folder) throws Exception {
        try (var inside = java.nio.file.Files.list(folder)) {
            return inside.toList().getFirst();
        }
    }
}
