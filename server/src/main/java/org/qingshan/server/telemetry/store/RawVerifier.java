/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import java.io.IOException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.SecretBox;
import org.qingshan.server.platform.Verifier;
import org.qingshan.server.telemetry.model.RawPacket;

/**
 * Checks the raw packets: each batch against its own digest and counts, and that every sample and note points at a packet
 * of its device. Sealed packets are opened: the seal tells whether they were changed, or another key was put in place.
 */
public final class RawVerifier implements Verifier {

    private static final int PAGE = 200;
    private static final String BATCHES = """
            SELECT id, last_id, (extract(epoch FROM arrival_from) * 1000000)::bigint,
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
            new PointerCheck(subject.ingest(), finding).run();
            return packets;
        });
        return checked == null ? 0 : checked;
    }

    @SuppressWarnings("ArrayRecordComponent") // looked at once
    private record Batch(
            long id,
            @Nullable Long lastId,
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
                    (Long) row.getObject(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getInt(5),
                    row.getInt(6),
                    row.getShort(7),
                    (Integer[]) row.getArray(8).getArray(),
                    row.getBytes(9),
                    row.getBytes(10));
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
            if (batch.lastId() == null ? !describes(batch, unpacked(batch, open)) : !describesFold(batch)) {
                finding.accept("description differs of batch " + batch.id());
            }
        } catch (IllegalStateException | IllegalArgumentException damaged) {
            finding.accept("unreadable batch " + batch.id() + ": " + damaged.getMessage());
        }
    }

    private static List<RawPacket> unpacked(Batch batch, UnaryOperator<byte[]> open) {
        return RawBatchCodec.unpack(batch.body(), batch.length(), batch.dictionary(), batch.from(), open);
    }

    private static boolean describesFold(Batch batch) {
        RawFold fold = RawFoldCodec.unpack(batch.body(), batch.length());
        LongSummaryStatistics arrivals = fold.members().stream()
                .flatMap(member -> member.packets().stream())
                .mapToLong(RawPacket::arrivalMicros)
                .summaryStatistics();
        return fold.first() == batch.id()
                && Objects.equals(batch.lastId(), fold.last())
                && fold.packets() == batch.packets()
                && arrivals.getMin() == batch.from()
                && arrivals.getMax() == batch.to();
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
}
