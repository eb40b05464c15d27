/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.platform.DiskGuard.State;
import org.qingshan.server.platform.internal.postgres.PostgresTuning;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.DeviceDialect;
import org.qingshan.server.telemetry.fixture.FixtureDevices;
import org.qingshan.server.telemetry.fixture.IngestRig;
import org.qingshan.simulator.load.LoadGenerator;
import org.qingshan.simulator.load.LoadPlan;
import org.qingshan.simulator.load.LoadReport;

/** A disk that is full to the last byte, for which the test needs leave to mount one in memory; without it, it is skipped. */
class FullDiskTest {

    private static final int DEVICES = 2_000;
    private static final int SECONDS = 8;
    private static final int PACKETS = DEVICES * SECONDS;
    private static final int BEFORE_THE_FILLING = 3_000;
    private static final Path PROGRAMS = Path.of("target").toAbsolutePath().resolve("postgres-programs");

    private final Path mount = ServerTestConfiguration.freshFolder();

    @BeforeEach
    void mountASmallDisk() throws Exception {
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=700m,mode=755", "tmpfs", mount.toString()) == 0;
        Assumptions.assumeTrue(mounted, "nobody but root can mount the disk that is filled here");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", mount.toString());
        Files.deleteIfExists(mount);
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException absent) {
            return -1;
        }
    }

    @Test
    void nothingAcknowledgedIsLostAndAllGoesOnByItselfWhenThereIsSpaceAgain() throws Exception {
        var devices = new FixtureDevices(0);
        try (IngestRig rig = start(devices);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            LoadGenerator load = load(rig.port());
            add(devices, load);
            Future<LoadReport> sending = threads.submit(() -> load.run(_ -> {}));
            await(() -> load.acknowledged() >= BEFORE_THE_FILLING);

            Path filler = fill(rig);
            assertThat(rig.disk().state()).isEqualTo(State.LOW);
            long answered = settled(load);
            assertThat(answered).isLessThan(PACKETS);
            boolean fell = provoke(rig);
            assertThat(load.acknowledged())
                    .as("answers while the disk is full (the database fell: %s)", fell)
                    .isEqualTo(answered);

            Files.delete(filler);
            rig.disk().measure();
            assertThat(rig.disk().state()).isEqualTo(State.ENOUGH);
            assertThat(sending.get(60, TimeUnit.SECONDS).acknowledged()).isEqualTo(PACKETS);
            assertThat(rig.count("SELECT count(*) FROM telemetry.sample")).isEqualTo(PACKETS);
            assertThat(rig.count("SELECT count(DISTINCT (device, data_time)) FROM telemetry.sample"))
                    .isEqualTo(PACKETS);
        }
    }

    /** A packet of each device in each second, sent once: nobody is as patient as here, so that a lost answer shows. */
    private static LoadGenerator load(int port) {
        var plan = LoadPlan.of("127.0.0.1", port, 10, DEVICES, DEVICES, SECONDS)
                .withPatience(Duration.ofSeconds(60), 0, Duration.ofSeconds(60));
        return new LoadGenerator(plan, Clock.systemUTC());
    }

    private static void add(FixtureDevices devices, LoadGenerator load) {
        byte[] bytes = new byte[load.packetBytes()];
        for (int i = 0; i < DEVICES; i++) {
            load.writePacket(i, false, bytes, 0);
            String mn = new String(bytes, StandardCharsets.US_ASCII).replaceFirst("(?s).*;MN=([^;]*);.*", "$1");
            devices.add(new AdmittedDevice(
                    i + 1,
                    mn,
                    "auto",
                    DeviceDialect.NONE,
                    "standard",
                    FixtureDevices.PASSWORD,
                    List.of(),
                    List.of(1_001 + i),
                    List.of(10),
                    60,
                    10,
                    false,
                    List.of(),
                    0));
        }
    }

    private IngestRig start(FixtureDevices devices) throws Exception {
        var small = Map.of("shared_buffers", "32MB", "max_wal_size", "64MB", "min_wal_size", "32MB");
        return IngestRig.startOnItsDisk(
                mount,
                PostgresTuning.product().with(PROGRAMS, small),
                IngestRig.settings(0, 2_000),
                devices,
                Clock.systemUTC());
    }

    /** Writes until nothing goes in any more, also what the guard gives up meanwhile. */
    private Path fill(IngestRig rig) throws IOException {
        Path filler = mount.resolve("filler");
        var block = ByteBuffer.allocate(1 << 20);
        try (var file = FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (rig.disk().state() == State.ENOUGH || rig.disk().freeBytes() > 0) {
                try {
                    file.write(block.clear());
                } catch (IOException full) {
                    assertThat(full).hasMessageContaining("No space left");
                }
                rig.disk().measure();
            }
        }
        return filler;
    }

    /** A commit may be under way when the disk fills: waits until no more answers come. */
    private static long settled(LoadGenerator load) throws InterruptedException {
        long before;
        long now = load.acknowledged();
        do {
            before = now;
            Thread.sleep(1_000);
            now = load.acknowledged();
        } while (now != before);
        return now;
    }

    /** New log files that find no place make the database fall. */
    private static boolean provoke(IngestRig rig) throws Exception {
        for (int i = 0; i < 20; i++) {
            try (Connection connection = rig.superuser();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS filling AS SELECT 1 AS one");
                statement.execute("SELECT pg_switch_wal()");
            } catch (SQLException e) {
                if (e.getSQLState().startsWith("08") || e.getSQLState().startsWith("57")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
