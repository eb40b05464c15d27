/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.platform.internal.postgres.PostgresTuning;
import org.qingshan.server.telemetry.fixture.FixtureDevices;
import org.qingshan.server.telemetry.fixture.IngestProcess;
import org.qingshan.server.telemetry.fixture.IngestRig;
import org.qingshan.server.telemetry.fixture.LoadDevices;

/** What was acknowledged survives {@code kill -9} of the server and of its database under load, and is there once. */
class KillTest {

    private static final int ROUNDS = Integer.getInteger("qingshan.kill-rounds", 5);
    private static final int DEVICES = 200;
    private static final int PACKETS = 20_000;
    private static final int ENOUGH = 2_000;
    private static final Path PROGRAMS = Path.of("target").toAbsolutePath().resolve("postgres-programs");

    private final Path folder = ServerTestConfiguration.freshFolder();
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(1, ChronoUnit.HOURS);
    /** Packets acknowledged, by device and data time. */
    private final Map<String, Integer> acknowledged = new HashMap<>();

    @Test
    void nothingAcknowledgedIsLostAndNothingIsThereTwice() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            crashUnderLoad(round);
        }
        reconcile();
    }

    /** Odd rounds kill the database too, even rounds the server alone. */
    private void crashUnderLoad(int round) throws Exception {
        Files.deleteIfExists(folder.resolve("ready"));
        Process server = start();
        String[] ready = awaitReady(server);
        Instant first = begin.plusSeconds(round * 200L);
        try (var load = new LoadDevices(Integer.parseInt(ready[0]), 20, DEVICES, PACKETS, first)) {
            Thread killer =
                    Thread.ofPlatform().start(() -> kill(load, server, round % 2 == 1 ? Long.parseLong(ready[1]) : 0));
            try {
                load.run(6_000, 30);
            } catch (IOException e) {
                assertThat(e).isNotNull();
            }
            killer.join();
            remember(load, first);
        }
        server.waitFor(10, TimeUnit.SECONDS);
    }

    private void remember(LoadDevices load, Instant first) {
        for (int packet = 0; packet < PACKETS; packet++) {
            if (load.isAcknowledged(packet)) {
                long second = first.getEpochSecond() + packet / DEVICES;
                acknowledged.merge((packet % DEVICES + 1) + "@" + second, 1, Integer::sum);
            }
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IngestProcess.class.getName(),
                        folder.toString(),
                        "0",
                        Integer.toString(DEVICES),
                        PROGRAMS.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
    }

    private String[] awaitReady(Process server) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!Files.exists(folder.resolve("ready"))) {
            assertThat(server.isAlive())
                    .as("see %s", folder.resolve("server.log"))
                    .isTrue();
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(50);
        }
        return Files.readString(folder.resolve("ready")).split(" ");
    }

    private static void kill(LoadDevices load, Process server, long databasePid) {
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (load.acknowledged() < ENOUGH && System.nanoTime() < end) {
                Thread.sleep(5);
            }
            if (databasePid > 0) {
                ProcessHandle.of(databasePid).ifPresent(ProcessHandle::destroyForcibly);
            }
            server.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reconcile() throws Exception {
        try (IngestRig rig = IngestRig.start(
                        folder,
                        PostgresTuning.product().with(PROGRAMS, Map.of("shared_buffers", "64MB")),
                        IngestRig.settings(0, 20_000),
                        new FixtureDevices(DEVICES),
                        Clock.systemUTC());
                Connection connection = rig.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT device || '@' || extract(epoch FROM data_time)::bigint, count(*) FROM telemetry.sample GROUP BY 1");
                ResultSet rows = select.executeQuery()) {
            Map<String, Integer> stored = new HashMap<>();
            while (rows.next()) {
                stored.put(rows.getString(1), rows.getInt(2));
            }
            assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * ENOUGH / 2);
            assertThat(stored.keySet()).containsAll(acknowledged.keySet());
            assertThat(stored.values()).containsOnly(1);
            assertThat(rig.count("SELECT count(*) FROM telemetry.sample s WHERE NOT EXISTS"
                            + " (SELECT FROM telemetry.raw_batch b WHERE b.id = s.batch)"))
                    .isZero();
            assertThat(rig.count("SELECT count(DISTINCT s.device) FROM telemetry.sample s WHERE NOT EXISTS"
                            + " (SELECT FROM telemetry.dirty_window w WHERE w.point = s.device + 1000)"))
                    .isZero();
        }
    }
}
