/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code telemetry.value_import}, as {@code qs_ingest}: what was accepted and is to be stored, come what may. */
@Repository
class ImportStore {

    private final JdbcClient ingest;

    ImportStore(@Qualifier("ingest") JdbcClient ingest) {
        this.ingest = ingest;
    }

    /** Keeps the packets; {@link #begin} makes them an import that is to be finished. */
    void prepare(UUID id, int person, List<ImportedPackets.Written> packets, Instant now) {
        ingest.sql("INSERT INTO telemetry.value_import (id, person, state, packets, accepted_at)"
                        + " VALUES (?, ?, 'prepared', ?, ?)")
                .params(id, person, packed(packets), at(now))
                .update();
    }

    void begin(UUID id) {
        ingest.sql("UPDATE telemetry.value_import SET state = 'writing' WHERE id = ?")
                .param(id)
                .update();
    }

    /** Forgets an import that could not be begun. */
    void drop(UUID id) {
        ingest.sql("DELETE FROM telemetry.value_import WHERE id = ? AND state = 'prepared'")
                .param(id)
                .update();
    }

    void finish(UUID id, Collection<Integer> refusedLines, Instant now) {
        ingest.sql("UPDATE telemetry.value_import SET state = 'done', packets = NULL, refused = ?, done_at = ?"
                        + " WHERE id = ? AND state = 'writing'")
                .params(refusedLines.toArray(Integer[]::new), at(now), id)
                .update();
    }

    /** Forgets what was prepared before and never begun. */
    void dropPrepared(Instant before) {
        ingest.sql("DELETE FROM telemetry.value_import WHERE state = 'prepared' AND accepted_at < ?")
                .param(at(before))
                .update();
    }

    /** Imports that are to be finished, the oldest first. */
    List<UUID> listWriting() {
        return ingest.sql("SELECT id FROM telemetry.value_import WHERE state = 'writing' ORDER BY accepted_at")
                .query(UUID.class)
                .list();
    }

    List<ImportedPackets.Written> packets(UUID id) {
        return ingest.sql("SELECT packets FROM telemetry.value_import WHERE id = ? AND state = 'writing'")
                .param(id)
                .query((row, _) -> unpacked(row.getBytes(1)))
                .optional()
                .orElse(List.of());
    }

    /** Of the person who asked for it. */
    Optional<ImportState> find(UUID id, int person) {
        return ingest.sql("SELECT state, refused, accepted_at, done_at FROM telemetry.value_import"
                        + " WHERE id = ? AND person = ? AND state <> 'prepared'")
                .params(id, person)
                .query((row, _) -> new ImportState(
                        id,
                        row.getString(1),
                        List.of((Integer[]) row.getArray(2).getArray()),
                        row.getObject(3, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.ofHours(8)),
                        Optional.ofNullable(row.getObject(4, OffsetDateTime.class))
                                .map(time -> time.withOffsetSameInstant(ZoneOffset.ofHours(8)))
                                .orElse(null)))
                .optional();
    }

    /** One of a sample, to see whether it is stored. */
    record Key(int device, int kind, long second, long digest) {}

    /** Whether each sample is stored, in the order given. */
    List<Boolean> areStored(List<Key> keys) {
        return ingest.sql("SELECT EXISTS (SELECT FROM telemetry.sample s WHERE s.device = k.device AND s.kind = k.kind"
                        + " AND s.data_time = to_timestamp(k.second) AND s.digest = k.digest)"
                        + " FROM unnest(?::integer[], ?::integer[], ?::bigint[], ?::bigint[]) WITH ORDINALITY"
                        + " AS k (device, kind, second, digest, place) ORDER BY k.place")
                .params(
                        keys.stream().map(Key::device).toArray(Integer[]::new),
                        keys.stream().map(Key::kind).toArray(Integer[]::new),
                        keys.stream().map(Key::second).toArray(Long[]::new),
                        keys.stream().map(Key::digest).toArray(Long[]::new))
                .query(Boolean.class)
                .list();
    }

    private static byte[] packed(List<ImportedPackets.Written> packets) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(packets.size());
            for (ImportedPackets.Written packet : packets) {
                out.writeUTF(packet.device());
                out.writeInt(packet.command());
                out.writeInt(packet.frame().length);
                out.write(packet.frame());
                out.writeInt(packet.lines().size());
                for (int line : packet.lines()) {
                    out.writeInt(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<ImportedPackets.Written> unpacked(byte[] bytes) {
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            int count = in.readInt();
            List<ImportedPackets.Written> packets = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                String device = in.readUTF();
                int command = in.readInt();
                byte[] frame = in.readNBytes(in.readInt());
                List<Integer> lines = new ArrayList<>();
                for (int left = in.readInt(); left > 0; left--) {
                    lines.add(in.readInt());
                }
                packets.add(new ImportedPackets.Written(device, command, frame, lines));
            }
            return packets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
