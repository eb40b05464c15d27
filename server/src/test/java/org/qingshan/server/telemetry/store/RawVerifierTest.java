/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.fixture.TestDatabase;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.SecretBox;
import org.qingshan.server.platform.Verifier;
import org.qingshan.server.telemetry.model.RawPacket;

/** What an intruder with the keys of the machine changes in the raw packets is found. */
class RawVerifierTest {

    private static final long BATCH = 1_790_000_000_000_000L;
    private static TestDatabase database;

    @BeforeAll
    static void start() {
        database = TestDatabase.start();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void oneBatchWithASampleAndANote() throws SQLException {
        database.superuser()
                .sql("TRUNCATE telemetry.raw_batch, telemetry.sample, telemetry.packet_note")
                .update();
        try (var connection = database.ingestSource().getConnection()) {
            rawBatches().insert(connection, BATCH, packets("w01018-Rtd=23.4"), new RawBatchCodec());
        }
        sample(BATCH, 0, 7);
        database.superuser()
                .sql("INSERT INTO telemetry.packet_note (batch, ordinal, device, arrival, codes)"
                        + " VALUES (:batch, 1, 8, now(), '{}')")
                .param("batch", BATCH)
                .update();
    }

    private static RawBatchStore rawBatches() {
        try {
            return new RawBatchStore(new SecretBox(database.data()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<RawPacket> packets(String text) {
        return List.of(packet(7, text), packet(8, "CN=9014"));
    }

    private static RawPacket packet(int device, String text) {
        return new RawPacket(BATCH + device, device, "10.0.0.1", List.of(), text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void sample(long batch, int ordinal, int device) {
        database.superuser()
                .sql(
                        "INSERT INTO telemetry.sample (data_time, digest, arrival, batch, device, layout, kind, ordinal, rf,"
                                + " figures) VALUES (now(), :ordinal, now(), :batch, :device, 1, 0, :ordinal, false, '')")
                .param("batch", batch)
                .param("device", device)
                .param("ordinal", ordinal)
                .update();
    }

    /** By the door the verb takes. */
    private static List<String> findings() {
        List<String> findings = new ArrayList<>();
        var work = database.ingestTransactional();
        Verifier raw = ServiceLoader.load(Verifier.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(verifier -> verifier.name().equals("raw-packets"))
                .findFirst()
                .orElseThrow();
        long checked = raw.verify(new Verifier.Subject(work.client(), work.template(), database.data()), findings::add);
        assertThat(checked).isEqualTo(2);
        return findings;
    }

    @Test
    void anUntouchedBatchIsIntact() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void aChangedFigureInTheBodyIsFound() {
        byte[] changed = new RawBatchCodec()
                .pack(packets("w01018-Rtd=13.4"), BATCH + 7, bytes -> bytes)
                .body();
        database.superuser()
                .sql("UPDATE telemetry.raw_batch SET body = :body")
                .param("body", changed)
                .update();
        assertThat(findings()).containsExactly("digest differs of batch " + BATCH);
    }

    @Test
    void aSealedPacketIsOpenedAndOneUnderAnotherKeyIsFound() throws Exception {
        database.superuser().sql("TRUNCATE telemetry.raw_batch").update();
        List<RawPacket> secret = List.of(packet(7, "CN=1072;NewPW=654321"), packet(8, "CN=9014"));
        try (var connection = database.ingestSource().getConnection()) {
            rawBatches().insert(connection, BATCH, secret, new RawBatchCodec());
        }
        assertThat(findings()).isEmpty();

        database.superuser().sql("TRUNCATE telemetry.raw_batch").update();
        var stranger = new SecretBox(new DataFolder(ServerTestConfiguration.freshFolder()));
        try (var connection = database.ingestSource().getConnection()) {
            new RawBatchStore(stranger).insert(connection, BATCH, secret, new RawBatchCodec());
        }
        assertThat(findings()).singleElement().asString().startsWith("unreadable batch " + BATCH);
    }

    @Test
    void aBodyThatCannotBeReadIsFound() {
        database.superuser()
                .sql("UPDATE telemetry.raw_batch SET body = '\\x789c00'")
                .update();
        assertThat(findings()).singleElement().asString().startsWith("unreadable batch " + BATCH);
    }

    @Test
    void movedArrivalTimesAreFound() {
        database.superuser()
                .sql("UPDATE telemetry.raw_batch SET arrival_from = arrival_from - interval '1 hour'")
                .update();
        assertThat(findings()).containsExactly("description differs of batch " + BATCH);
    }

    @Test
    void aSampleWithoutItsPacketIsFound() {
        sample(BATCH + 1, 0, 7);
        sample(BATCH, 2, 7);
        sample(BATCH, 1, 9);
        assertThat(findings())
                .containsExactly(
                        "sample points at no packet: batch " + BATCH + " ordinal 1",
                        "sample points at no packet: batch " + BATCH + " ordinal 2",
                        "sample points at no packet: batch " + (BATCH + 1) + " ordinal 0");
    }
}
