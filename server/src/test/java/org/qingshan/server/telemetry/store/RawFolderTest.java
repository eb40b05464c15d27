/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingshan.server.fixture.TestDatabase;
import org.qingshan.server.platform.SecretBox;
import org.qingshan.server.platform.Verifier;
import org.qingshan.server.telemetry.model.RawPacket;
import org.qingshan.simulator.load.LoadGenerator;
import org.qingshan.simulator.load.LoadPlan;

/** Batches of closed hours become few rows, and nobody who reads them sees a difference. */
class RawFolderTest {

    private static final Instant HOUR = Instant.parse("2026-07-01T08:00:00Z");
    private static final int BATCHES = 300;
    private static TestDatabase database;

    private final RawBatchStore store = store();
    private final TreeMap<Long, List<RawPacket>> written = new TreeMap<>();

    private static RawBatchStore store() {
        try {
            return new RawBatchStore(new SecretBox(database.data()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void start() {
        database = TestDatabase.start();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void threeHoursOfBatches() throws SQLException {
        sql("TRUNCATE telemetry.raw_batch, telemetry.sample, telemetry.packet_note");
        written.clear();
        var random = new Random(7);
        var codec = new RawBatchCodec();
        try (Connection connection = database.ingestSource().getConnection()) {
            for (int i = 0; i < BATCHES; i++) {
                long id = micros(HOUR) + i * 36_000_000L;
                List<RawPacket> packets = packets(id, random);
                store.insert(connection, id, packets, codec);
                written.put(id, packets);
            }
        }
        sql("""
                INSERT INTO telemetry.packet_note (batch, ordinal, device, arrival, codes)
                SELECT id, packets - 1, 0, arrival_to, '{}' FROM telemetry.raw_batch
                """);
        sql("""
                INSERT INTO telemetry.sample (data_time, digest, arrival, batch, device, layout, kind, ordinal, rf, figures)
                SELECT arrival_to, 1, arrival_to, id, id % 7 + 1, 1, 0, 0, false, '' FROM telemetry.raw_batch
                """);
    }

    private static List<RawPacket> packets(long id, Random random) {
        List<RawPacket> packets = new ArrayList<>();
        packets.add(packet(id - 900_000, (int) (id % 7 + 1), "a34013-Rtd=%.1f".formatted(random.nextDouble() * 50)));
        for (int i = random.nextInt(5); i > 0; i--) {
            packets.add(packet(id - 700_000 - i, i, "a21026-Rtd=" + i + ",a21026-Flag=N;".repeat(random.nextInt(200))));
        }
        byte[] noise = new byte[random.nextInt(300)];
        random.nextBytes(noise);
        packets.add(new RawPacket(id - 800_000, 0, "10.0.0.9:4", List.of("hj212.crc.mismatch", "hj212.x"), noise));
        packets.add(new RawPacket(id - 1, 3, "mqtt:a", List.of(), new byte[0]));
        return packets;
    }

    private static RawPacket packet(long arrival, int device, String text) {
        byte[] bytes = ("##0101QN=20260701080000001;ST=31;CN=2011;CP=&&" + text + "&&A1B2\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return new RawPacket(arrival, device, "10.0.0.1:" + device, List.of(), bytes);
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static void sql(String text) {
        database.superuser().sql(text).update();
    }

    private static long number(String query) {
        return database.superuser().sql(query).query(Long.class).single();
    }

    private static int fold(Duration afterTheFirstHour) throws SQLException {
        Clock clock = Clock.fixed(HOUR.plus(afterTheFirstHour), ZoneOffset.UTC);
        return new RawFolder(database.ingestSource(), clock).fold();
    }

    private void everyPacketIsWhereItWas() throws SQLException {
        try (Connection connection = database.ingestSource().getConnection()) {
            for (var batch : written.entrySet()) {
                assertThat(store.list(connection, batch.getKey()))
                        .usingRecursiveComparison()
                        .isEqualTo(batch.getValue());
                assertThat(store.list(connection, batch.getKey() + 1)).isEmpty();
            }
            assertThat(store.list(connection, micros(HOUR) - 1)).isEmpty();
            assertThat(store.lastId(connection)).isEqualTo(written.lastKey());
        }
    }

    private static List<String> findings() {
        List<String> findings = new ArrayList<>();
        var work = database.ingestTransactional();
        long checked = new RawVerifier()
                .verify(new Verifier.Subject(work.client(), work.template(), database.data()), findings::add);
        assertThat(checked).isEqualTo(number("SELECT sum(packets) FROM telemetry.raw_batch"));
        return findings;
    }

    @Test
    void closedHoursBecomeOneRowEachAndTheNewestHourStays() throws SQLException {
        assertThat(fold(Duration.ofHours(50))).isEqualTo(200);
        assertThat(number("SELECT count(*) FROM telemetry.raw_batch WHERE last_id IS NOT NULL"))
                .isEqualTo(2);
        assertThat(number("SELECT count(*) FROM telemetry.raw_batch WHERE last_id IS NULL"))
                .isEqualTo(100);
        everyPacketIsWhereItWas();
        assertThat(findings()).isEmpty();
        assertThat(fold(Duration.ofHours(51))).as("a second time").isZero();
    }

    /** Sealed batches stay between the folds; a device's packets are found in both. */
    @Test
    void batchesOfADeviceAreFoundInFoldsAndBesideThem() throws SQLException {
        long sealed = micros(HOUR) + 36_000_000L * 10 + 5;
        RawPacket key = packet(sealed, 3, "NewSK=0123456789abcdef");
        assertThat(key.secret()).isTrue();
        try (Connection connection = database.ingestSource().getConnection()) {
            store.insert(connection, sealed, List.of(key), new RawBatchCodec());
        }
        written.put(sealed, List.of(key));
        long from = written.firstKey() + 1;
        long to = micros(HOUR.plus(Duration.ofHours(3))) - 1;
        assertThat(idsOf(3, from, to, 1_000)).containsExactlyElementsOf(expected(3, from, to));
        fold(Duration.ofHours(50));
        assertThat(number("SELECT count(*) FROM telemetry.raw_batch WHERE last_id IS NULL AND sealed"))
                .isOne();
        assertThat(idsOf(3, from, to, 1_000)).containsExactlyElementsOf(expected(3, from, to));
        assertThat(idsOf(5, from, to, 1_000)).containsExactlyElementsOf(expected(5, from, to));
        long inAFold = micros(HOUR) + 36_000_000L * 150;
        assertThat(idsOf(3, inAFold, inAFold + 36_000_001L, 9)).hasSize(2);
        assertThat(idsOf(3, from, to, 7)).isEqualTo(expected(3, from, to).subList(0, 7));
        everyPacketIsWhereItWas();
        assertThat(findings()).isEmpty();
    }

    private List<Long> idsOf(int device, long from, long to, int most) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (Connection connection = database.ingestSource().getConnection()) {
            store.eachOf(connection, device, from, to, most, (id, packets) -> {
                assertThat(packets).usingRecursiveComparison().isEqualTo(written.getOrDefault(id, List.of()));
                ids.add(id);
            });
        }
        return ids;
    }

    private List<Long> expected(int device, long from, long to) {
        return written.subMap(from, true, to, false).descendingMap().entrySet().stream()
                .filter(batch -> batch.getValue().stream().anyMatch(packet -> packet.device() == device))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    @Test
    void anHourThatJustEndedIsLeftAlone() throws SQLException {
        assertThat(fold(Duration.ofMinutes(63))).isZero();
        assertThat(fold(Duration.ofMinutes(66))).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 100})
    void foldsTakeLessThanHalfOnTheDisk(int packetsPerCommit) throws SQLException {
        sql("TRUNCATE telemetry.raw_batch, telemetry.sample, telemetry.packet_note");
        int packets = 20_000;
        var load =
                new LoadGenerator(LoadPlan.of("localhost", 0, 1, 10_000, 1_000, 20), Clock.fixed(HOUR, ZoneOffset.UTC));
        byte[] bytes = new byte[load.packetBytes()];
        var codec = new RawBatchCodec();
        try (Connection connection = database.ingestSource().getConnection()) {
            connection.setAutoCommit(false);
            for (int batch = 0; batch < packets / packetsPerCommit; batch++) {
                List<RawPacket> committed = new ArrayList<>();
                long id = micros(HOUR) + batch * 1_000L * packetsPerCommit;
                for (int i = 0; i < packetsPerCommit; i++) {
                    int packet = batch * packetsPerCommit + i;
                    load.writePacket(packet, false, bytes, 0);
                    committed.add(new RawPacket(
                            id - 1_000L * (packetsPerCommit - i),
                            packet % 10_000 + 1,
                            "10.1.2." + packet % 200 + ":40000",
                            List.of(),
                            bytes.clone()));
                }
                store.insert(connection, id, committed, codec);
            }
            connection.commit();
        }
        double loose = bytesOnDisk() / packets;
        RawPacket last = packet(micros(HOUR.plus(Duration.ofHours(2))), 1, "a=1");
        try (Connection connection = database.ingestSource().getConnection()) {
            store.insert(connection, micros(HOUR.plus(Duration.ofHours(2))), List.of(last), codec);
        }
        assertThat(fold(Duration.ofHours(2))).isEqualTo(packets / packetsPerCommit);
        double folded = bytesOnDisk() / packets;
        System.out.printf(
                "bytes a packet, %d a commit: %d as sent, %.1f loose, %.1f folded%n",
                packetsPerCommit, bytes.length, loose, folded);
        assertThat(folded).isLessThan(loose / 2);
    }

    /** With indexes and without what vacuum gives back. */
    private static double bytesOnDisk() {
        sql("VACUUM FULL telemetry.raw_batch");
        return number("""
                SELECT sum(pg_total_relation_size(inhrelid))::bigint FROM pg_inherits
                WHERE inhparent = 'telemetry.raw_batch'::regclass
                """);
    }

    @Test
    void sealedAndDamagedBatchesStayAsTheyAreAndEndTheFoldBeforeThem() throws SQLException {
        long sealed = micros(HOUR) + 10 * 36_000_000L;
        long damaged = micros(HOUR) + 20 * 36_000_000L;
        sql("UPDATE telemetry.raw_batch SET sealed = true WHERE id = " + sealed);
        sql("UPDATE telemetry.raw_batch SET digest = '\\x00' WHERE id = " + damaged);
        assertThat(fold(Duration.ofHours(50))).isEqualTo(198);
        assertThat(number("SELECT count(*) FROM telemetry.raw_batch WHERE last_id IS NULL AND id IN (" + sealed + ", "
                        + damaged + ")"))
                .isEqualTo(2);
        everyPacketIsWhereItWas();
        assertThat(findings()).containsExactly("digest differs of batch " + damaged);
    }

    /** A row whose description lies must not stop the folding of all others. */
    @Test
    void sealedPacketsInARowThatIsNotMarkedAreSetAside() throws SQLException {
        long lying = micros(HOUR) + 20 * 36_000_000L + 5;
        RawPacket key = packet(lying, 3, "NewSK=0123456789abcdef");
        try (Connection connection = database.ingestSource().getConnection()) {
            store.insert(connection, lying, List.of(key), new RawBatchCodec());
        }
        written.put(lying, List.of(key));
        sql("UPDATE telemetry.raw_batch SET sealed = false WHERE id = " + lying);
        Clock clock = Clock.fixed(HOUR.plus(Duration.ofHours(50)), ZoneOffset.UTC);
        var folder = new RawFolder(database.ingestSource(), clock);
        assertThat(folder.fold()).isEqualTo(200);
        assertThat(folder.setAside()).isOne();
        assertThat(folder.fold()).isZero();
        assertThat(folder.setAside()).as("not again").isOne();
        everyPacketIsWhereItWas();
    }

    /** Rows are unpacked one by one, and none that is not needed. */
    @Test
    void anOlderBatchThatCannotBeReadHidesNoNewerOne() throws SQLException {
        long from = written.firstKey();
        long to = written.lastKey() + 1;
        List<Long> newest = expected(3, from, to).subList(0, 5);
        sql("UPDATE telemetry.raw_batch SET body = '\\x00' WHERE id = "
                + expected(3, from, to).get(5));
        assertThat(idsOf(3, from, to, 5)).isEqualTo(newest);
        assertThatThrownBy(() -> idsOf(3, from, to, 6)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPointerIntoAFoldThatHitsNoPacketIsFound() throws SQLException {
        fold(Duration.ofHours(50));
        long batch = micros(HOUR) + 36_000_000L;
        sql("UPDATE telemetry.sample SET ordinal = 99 WHERE batch = " + batch);
        sql("UPDATE telemetry.packet_note SET batch = batch + 1 WHERE batch = " + batch);
        assertThat(findings())
                .containsExactly(
                        "sample points at no packet: batch " + batch + " ordinal 99",
                        "packet_note points at no packet: batch " + (batch + 1) + " ordinal "
                                + (written.getOrDefault(batch, List.of()).size() - 1));
    }

    @Test
    void aChangedFoldIsFound() throws SQLException {
        fold(Duration.ofHours(50));
        sql("UPDATE telemetry.raw_batch SET packets = packets + 1 WHERE id = " + micros(HOUR));
        assertThat(findings()).containsExactly("description differs of batch " + micros(HOUR));
    }

    /** As the role of the gateway, past the class that folds. */
    @Test
    void theDatabaseRefusesToFoldAnOpenHourOrToLosePackets() {
        long first = micros(HOUR);
        long hour = 3_600_000_000L;
        String call = "SELECT telemetry.fold_raw(%d, %d, %d, now(), now(), %d, 1, '\\x00', '\\x00')";
        for (String refused : List.of(
                call.formatted(first + 2 * hour, first + 3 * hour - 36_000_000L, 100, 300),
                call.formatted(first, first + hour, 101, 300),
                call.formatted(first, first + 36_000_000L, 2, 1))) {
            assertThatThrownBy(() -> database.ingest()
                            .sql(refused)
                            .query((row, number) -> number)
                            .list())
                    .hasMessageContaining("batches");
        }
        assertThatThrownBy(() ->
                        database.ingest().sql("DELETE FROM telemetry.raw_batch").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThat(number("SELECT count(*) FROM telemetry.raw_batch")).isEqualTo(BATCHES);
    }
}
