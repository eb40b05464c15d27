/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.qingshan.server.telemetry.model.RawPacket;

/**
 * The body of a fold: format byte, table of texts, members, then what packets have in common column by column: arrival, device,
 * peer, notes, and their bytes cut after each {@code = ; ,} with the n-th piece of every packet in the n-th column. Pieces of one
 * column are alike, which is what deflate needs: less than half of what the same batches take one by one. Any bytes come back
 * as they were.
 */
final class RawFoldCodec {

    /** In {@code raw_batch.dictionary}: none. */
    static final short NO_DICTIONARY = 0;

    private static final byte FORMAT = 16;
    private static final int LEVEL = 6;
    /** Pieces beyond stay together in the last column. */
    private static final int MOST_COLUMNS = 250;

    private final Map<String, Integer> texts = new HashMap<>();
    private final ByteColumn textTable = new ByteColumn();
    private final ByteColumn members = new ByteColumn();
    private final ByteColumn arrivals = new ByteColumn();
    private final ByteColumn devices = new ByteColumn();
    private final ByteColumn senders = new ByteColumn();
    private final ByteColumn shapes = new ByteColumn();
    private final List<ByteColumn> pieces = new ArrayList<>();
    private long lastId;
    private long lastArrival;
    private long lastDevice;

    private RawFoldCodec() {}

    static boolean isSeparator(byte octet) {
        return octet == '=' || octet == ';' || octet == ',';
    }

    static RawBatchCodec.Packed pack(RawFold fold) {
        var codec = new RawFoldCodec();
        fold.members().forEach(codec::add);
        byte[] plain = codec.plain(fold.members().size());
        return new RawBatchCodec.Packed(deflate(plain), RawBatchCodec.sha256().digest(plain), plain.length);
    }

    static RawFold unpack(byte[] body, int length) {
        ByteColumn in = ByteColumn.of(RawBatchCodec.inflate(body, length, NO_DICTIONARY));
        if (in.get(1)[0] != FORMAT) {
            throw new IllegalStateException(
                    "A fold of raw batches has an unknown format. Maybe a newer release wrote it.");
        }
        try {
            return new Reader(in).read();
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalStateException("A fold of raw batches is damaged", e);
        }
    }

    private void add(RawFold.Member member) {
        members.putVarint(member.id() - lastId);
        members.putVarint(member.packets().size());
        lastId = member.id();
        for (RawPacket packet : member.packets()) {
            arrivals.putZigzag(packet.arrivalMicros() - lastArrival);
            lastArrival = packet.arrivalMicros();
            devices.putZigzag(packet.device() - lastDevice);
            lastDevice = packet.device();
            senders.putVarint(indexOf(packet.peer()));
            senders.putVarint(packet.notes().size());
            packet.notes().forEach(note -> senders.putVarint(indexOf(note)));
            cut(packet.bytes());
        }
    }

    private void cut(byte[] bytes) {
        int column = 0;
        int from = 0;
        for (int i = 0; i < bytes.length && column < MOST_COLUMNS; i++) {
            if (isSeparator(bytes[i])) {
                piece(column++).put(bytes, from, i + 1 - from);
                from = i + 1;
            }
        }
        shapes.putVarint(column);
        shapes.putVarint(bytes.length - from);
        piece(column).put(bytes, from, bytes.length - from);
    }

    private ByteColumn piece(int column) {
        while (pieces.size() <= column) {
            pieces.add(new ByteColumn());
        }
        return pieces.get(column);
    }

    private int indexOf(String text) {
        return texts.computeIfAbsent(text, fresh -> {
            byte[] bytes = fresh.getBytes(StandardCharsets.UTF_8);
            textTable.putVarint(bytes.length);
            textTable.put(bytes, 0, bytes.length);
            return texts.size();
        });
    }

    private byte[] plain(int count) {
        var out = new ByteColumn();
        out.put(new byte[] {FORMAT}, 0, 1);
        out.putVarint(texts.size());
        out.putColumn(textTable);
        out.putVarint(count);
        List.of(members, arrivals, devices, senders, shapes).forEach(out::putColumn);
        out.putVarint(pieces.size());
        pieces.forEach(out::putColumn);
        return out.toArray();
    }

    private static byte[] deflate(byte[] plain) {
        try (var deflater = new Deflater(LEVEL)) {
            deflater.setInput(plain);
            deflater.finish();
            var out = new ByteColumn();
            byte[] block = new byte[1 << 16];
            while (!deflater.finished()) {
                out.put(block, 0, deflater.deflate(block));
            }
            return out.toArray();
        }
    }

    /** The way back. */
    private static final class Reader {

        private final String[] texts;
        private final int count;
        private final ByteColumn members;
        private final ByteColumn arrivals;
        private final ByteColumn devices;
        private final ByteColumn senders;
        private final ByteColumn shapes;
        private final ByteColumn[] pieces;
        private final ByteColumn packet = new ByteColumn();
        private long id;
        private long arrival;
        private long device;

        Reader(ByteColumn in) {
            texts = new String[(int) in.getVarint()];
            ByteColumn table = in.getColumn();
            for (int i = 0; i < texts.length; i++) {
                texts[i] = new String(table.get((int) table.getVarint()), StandardCharsets.UTF_8);
            }
            count = (int) in.getVarint();
            members = in.getColumn();
            arrivals = in.getColumn();
            devices = in.getColumn();
            senders = in.getColumn();
            shapes = in.getColumn();
            pieces = new ByteColumn[(int) in.getVarint()];
            for (int i = 0; i < pieces.length; i++) {
                pieces[i] = in.getColumn();
            }
        }

        RawFold read() {
            List<RawFold.Member> read = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                id += members.getVarint();
                int packets = (int) members.getVarint();
                List<RawPacket> list = new ArrayList<>(packets);
                for (int j = 0; j < packets; j++) {
                    list.add(packet());
                }
                read.add(new RawFold.Member(id, list));
            }
            return new RawFold(read);
        }

        private RawPacket packet() {
            arrival += arrivals.getZigzag();
            device += devices.getZigzag();
            String peer = texts[(int) senders.getVarint()];
            String[] notes = new String[(int) senders.getVarint()];
            for (int i = 0; i < notes.length; i++) {
                notes[i] = texts[(int) senders.getVarint()];
            }
            return new RawPacket(arrival, (int) device, peer, List.of(notes), bytes());
        }

        private byte[] bytes() {
            packet.clear();
            int whole = (int) shapes.getVarint();
            int rest = (int) shapes.getVarint();
            for (int column = 0; column < whole; column++) {
                pieces[column].moveTokenTo(packet);
            }
            pieces[whole].moveTo(packet, rest);
            return packet.toArray();
        }
    }
}
