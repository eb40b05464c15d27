/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import java.io.IOException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.SecretBox;
import org.qingshan.server.platform.Verifier;
import org.qingshan.server.telemetry.model.RawPacket;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks the raw packets: each batch against its own digest and counts, and that every sample and note points at a packet
 * of its device. Sealed packets are opened: the seal tells whether they were changed, or another key was put in place.
 */
public final class RawVerifier implements Verifier {

    private static final int PAGE = 200;
    private static final String BATCHES = """
            SELECT id, (extract(epoch FROM arrival_from) * 1000000)::bigint,
                   (extract(epoch FROM arrival_to) * 1000000)::bigint, packets, length, dictionary, devices, digest, body
            FROM telemetry.raw_batch WHERE id > :last ORDER BY id LIMIT :page
            """;

    @Override
    public String name() {
        return "raw-packets";
    }

    @Override
    public long verify(Subject subject, Consumer<String> finding) {
        Long checked = subject.snapshot().execute(status -> {
            long packets = batches(subject, finding);
            pointers(subject.ingest(), "sample", finding);
            pointers(subject.ingest(), "packet_note", finding);
            return packets;
        });
        return checked == null ? 0 : checked;
    }

    @SuppressWarnings("ArrayRecordComponent") // looked at once
    private record Batch(
            long id,
            long from,
            long to,
            int packets,
            int length,
            short dictionary,
            Integer[] devices,
            byte[] digest,
            byte[] body) {

        static Batch of(ResultSet row, int number) throws SQLException {
            return new Batch(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getInt(4),
                    row.getInt(5),
                    row.getShort(6),
                    (Integer[]) row.getArray(7).getArray(),
                    row.getBytes(8),
                    row.getBytes(9));
        }
    }

    private static long batches(Subject subject, Consumer<String> finding) {
        UnaryOperator<byte[]> open = opener(subject.data());
        long packets = 0;
        long last = Long.MIN_VALUE;
        List<Batch> page;
        do {
            page = subject.ingest()
                    .sql(BATCHES)
                    .param("last", last)
                    .param("page", PAGE)
                    .query(Batch::of)
                    .list();
            for (Batch batch : page) {
                check(batch, open, finding);
                packets += batch.packets();
                last = batch.id();
            }
        } while (page.size() == PAGE);
        return packets;
    }

    /** The key is read when the first sealed packet is met; few folders have one. */
    private static UnaryOperator<byte[]> opener(DataFolder data) {
        SecretBox[] box = new SecretBox[1];
        return bytes -> {
            try {
                box[0] = box[0] == null ? new SecretBox(data) : box[0];
                return box[0].open(bytes);
            } catch (IOException e) {
                throw new IllegalStateException("the key file cannot be read: " + e.getMessage(), e);
            }
        };
    }

    private static void check(Batch batch, UnaryOperator<byte[]> open, Consumer<String> finding) {
        try {
            byte[] digest = RawBatchCodec.digestOf(batch.body(), batch.length(), batch.dictionary());
            if (!MessageDigest.isEqual(digest, batch.digest())) {
                finding.accept("digest differs of batch " + batch.id());
                return;
            }
            List<RawPacket> packets =
                    RawBatchCodec.unpack(batch.body(), batch.length(), batch.dictionary(), batch.from(), open);
            if (!describes(batch, packets)) {
                finding.accept("description differs of batch " + batch.id());
            }
        } catch (IllegalStateException | IllegalArgumentException damaged) {
            finding.accept("unreadable batch " + batch.id() + ": " + damaged.getMessage());
        }
    }

    /** Count, devices and times are kept beside the body and are not in its digest. */
    private static boolean describes(Batch batch, List<RawPacket> packets) {
        int[] devices = packets.stream()
                .mapToInt(RawPacket::device)
                .filter(device -> device > 0)
                .sorted()
                .distinct()
                .toArray();
        LongStream arrivals = packets.stream().mapToLong(RawPacket::arrivalMicros);
        return packets.size() == batch.packets()
                && Arrays.equals(
                        devices,
                        Arrays.stream(batch.devices())
                                .mapToInt(Integer::intValue)
                                .toArray())
                && arrivals.max().orElse(batch.to()) == batch.to();
    }

    private static void pointers(JdbcClient ingest, String table, Consumer<String> finding) {
        String astray = """
                SELECT s.batch, s.ordinal FROM telemetry.%s s LEFT JOIN telemetry.raw_batch b ON b.id = s.batch
                WHERE b.id IS NULL OR s.ordinal < 0 OR s.ordinal >= b.packets
                   OR (s.device > 0 AND NOT s.device = ANY (b.devices))
                ORDER BY s.batch, s.ordinal
                """.formatted(table);
        ingest.sql(astray).query(row -> {
            finding.accept(table + " points at no packet: batch " + row.getLong(1) + " ordinal " + row.getInt(2));
        });
    }
}
