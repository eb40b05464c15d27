/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.Packaged;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.telemetry.fixture.Packets;
import org.qingshan.simulator.client.PackagedServer;

/**
 * Makes the archive of a version, to be run once before its successor changes the tables:
 * {@code mvn -pl server -am test -Dtest=ArchiveOfAVersion -Darchive.jar=PATH/qingshan-app.jar -Darchive.name=NAME}.
 * The result goes to the test resources and is committed.
 */
@EnabledIfSystemProperty(
        named = "archive.jar",
        matches = ".+",
        disabledReason = "makes an archive only when the jar of a version is named")
class ArchiveOfAVersion {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Instant hour =
            Clock.systemUTC().instant().truncatedTo(ChronoUnit.HOURS).minus(2, ChronoUnit.HOURS);
    private final Path jar = Path.of(System.getProperty("archive.jar", ""));
    private final Path archive =
            Path.of("src", "test", "resources", "upgrade", System.getProperty("archive.name", "new") + ".zip");

    @Test
    void aSmallCityWithAnHourOfDataIsBackedUpAndPacked() throws IOException, InterruptedException {
        Path folder = ServerTestConfiguration.freshFolder();
        Path backups = ServerTestConfiguration.freshFolder();
        try (var server = PackagedServer.start(jar, folder)) {
            server.awaitReady(PATIENCE);
            Client admin = Packaged.signedIn(server, "admin");
            SmallCity.files().forEach((kind, csv) -> upload(admin, kind, csv));
            send(server);
            await(admin);
            var result =
                    PackagedServer.verb(jar, "backup", "--data", server.data().toString(), "--to", backups.toString());
            assertThat(result.exit()).as(result.output()).isZero();
        }
        try (var made = Files.list(backups)) {
            Path backup = made.findFirst().orElseThrow();
            leaveOutOldLog(backup);
            DataArchive.pack(backup, archive);
        }
        assertThat(Files.size(archive)).isLessThan(3L << 20);
    }

    /** Log from before the backup's own beginning is never read; here it would be most of the archive. */
    private static void leaveOutOldLog(Path backup) throws IOException {
        Path cluster = backup.resolve("cluster");
        String label = Files.readString(cluster.resolve("backup_label"));
        String first = label.replaceFirst("(?s).*?\\(file ([0-9A-F]{24})\\).*", "$1");
        Path sums = backup.resolve("SHA256SUMS");
        List<String> lines = new ArrayList<>(Files.readAllLines(sums));
        try (var log = Files.list(cluster.resolve("pg_wal"))) {
            for (Path segment : log.filter(Files::isRegularFile).toList()) {
                String name = segment.getFileName().toString();
                if (name.length() == first.length() && name.compareTo(first) < 0) {
                    Files.delete(segment);
                    lines.removeIf(line -> line.endsWith("/" + name));
                }
            }
        }
        Files.write(sums, lines);
    }

    private static void upload(Client admin, String kind, String csv) {
        var answer = admin.upload("/registry/imports/" + kind, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void send(PackagedServer server) throws IOException {
        try (var socket =
                new Socket(server.gateway().getAddress(), server.gateway().getPort())) {
            for (int i = 0; i < 6; i++) {
                Instant start = hour.plus(i * 10L, ChronoUnit.MINUTES);
                socket.getOutputStream().write(SmallCity.tenMinutes(start, i));
                assertThat(Packets.answer(socket, 10_000)).contains("CN=9014");
            }
        }
    }

    private static void await(Client admin) throws InterruptedException {
        Instant end = Clock.systemUTC().instant().plus(PATIENCE);
        while (!SmallCity.hours(admin).contains(SmallCity.MEAN)) {
            assertThat(Clock.systemUTC().instant()).as("the hour is computed").isBefore(end);
            Thread.sleep(500);
        }
    }
}
