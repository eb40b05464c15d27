/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.qingshan.server.telemetry.model.RawPacket;

/**
 * The body of {@code telemetry.raw_batch}: format byte, table of texts (peers and note codes), then per packet arrival, device, peer,
 * notes, length and bytes, integers as varints; deflated with a preset dictionary. A batch with secret packets has the second format:
 * a byte more per packet tells whether its bytes are sealed. The digest is of what is stored, so it verifies without the key. One
 * thread at a time.
 */
public final class RawBatchCodec {

    /** Version of the dictionary that new batches use. */
    public static final short DICTIONARY = 1;

    private static final byte FORMAT = 1;
    private static final byte FORMAT_WITH_SEALED = 2;
    private static final int FASTEST = 1;

    private final Deflater deflater = new Deflater(FASTEST);
    private final MessageDigest sha256 = sha256();
    private byte[] buffer = new byte[1 << 16];
    private int length;

    /** A packed batch. */
    @SuppressWarnings("ArrayRecordComponent") // on the way of every packet; nobody compares or changes it
    public record Packed(byte[] body, byte[] digest, int length) {}

    /** @param seal for the bytes of secret packets */
    public Packed pack(List<RawPacket> packets, long baseMicros, UnaryOperator<byte[]> seal) {
        Map<String, Integer> texts = textsOf(packets);
        boolean anySecret = packets.stream().anyMatch(RawPacket::secret);
        length = 0;
        ensure(1);
        buffer[length++] = anySecret ? FORMAT_WITH_SEALED : FORMAT;
        putVarint(texts.size());
        for (String text : texts.keySet()) {
            putBytes(text.getBytes(StandardCharsets.UTF_8));
        }
        putVarint(packets.size());
        for (RawPacket packet : packets) {
            putVarint(packet.arrivalMicros() - baseMicros);
            putVarint(packet.device());
            putVarint(texts.getOrDefault(packet.peer(), 0));
            putVarint(packet.notes().size());
            for (String note : packet.notes()) {
                putVarint(texts.getOrDefault(note, 0));
            }
            if (anySecret) {
                putVarint(packet.secret() ? 1 : 0);
            }
            putBytes(packet.secret() ? seal.apply(packet.bytes()) : packet.bytes());
        }
        sha256.update(buffer, 0, length);
        return new Packed(deflate(), sha256.digest(), length);
    }

    /**
     * Reads a body back.
     *
     * @param open for the bytes of sealed packets; throws what it throws
     */
    public static List<RawPacket> unpack(
            byte[] body, int length, short dictionary, long baseMicros, UnaryOperator<byte[]> open) {
        ByteBuffer in = ByteBuffer.wrap(inflate(body, length, dictionary));
        byte format = in.get();
        if (format != FORMAT && format != FORMAT_WITH_SEALED) {
            throw new IllegalStateException(
                    "A raw batch has an unknown format. Maybe it was written by a newer release.");
        }
        String[] texts = new String[(int) getVarint(in)];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = new String(getBytes(in), StandardCharsets.UTF_8);
        }
        int count = (int) getVarint(in);
        List<RawPacket> packets = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long arrival = baseMicros + getVarint(in);
            int device = (int) getVarint(in);
            String peer = texts[(int) getVarint(in)];
            String[] notes = new String[(int) getVarint(in)];
            for (int j = 0; j < notes.length; j++) {
                notes[j] = texts[(int) getVarint(in)];
            }
            boolean secret = format == FORMAT_WITH_SEALED && getVarint(in) == 1;
            byte[] bytes = getBytes(in);
            packets.add(
                    new RawPacket(arrival, device, peer, List.of(notes), secret ? open.apply(bytes) : bytes, secret));
        }
        return packets;
    }

    /** SHA-256 of an inflated body, to compare with the stored digest. */
    public static byte[] digestOf(byte[] body, int length, short dictionary) {
        return sha256().digest(inflate(body, length, dictionary));
    }

    private static Map<String, Integer> textsOf(List<RawPacket> packets) {
        Map<String, Integer> texts = new LinkedHashMap<>();
        for (RawPacket packet : packets) {
            texts.putIfAbsent(packet.peer(), texts.size());
            for (String note : packet.notes()) {
                texts.putIfAbsent(note, texts.size());
            }
        }
        return texts;
    }

    private byte[] deflate() {
        deflater.reset();
        deflater.setDictionary(RawDictionary.of(DICTIONARY));
        deflater.setInput(buffer, 0, length);
        deflater.finish();
        byte[] out = new byte[Math.max(256, length / 2)];
        int written = 0;
        while (!deflater.finished()) {
            if (written == out.length) {
                out = Arrays.copyOf(out, out.length * 2);
            }
            written += deflater.deflate(out, written, out.length - written);
        }
        return Arrays.copyOf(out, written);
    }

    static byte[] inflate(byte[] body, int length, short dictionary) {
        byte[] out = new byte[length];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(body);
            int read = inflater.inflate(out);
            if (read == 0 && inflater.needsDictionary()) {
                inflater.setDictionary(RawDictionary.of(dictionary));
            }
            while (read < length) {
                int more = inflater.inflate(out, read, length - read);
                if (more == 0) {
                    throw new IllegalStateException("A raw batch is shorter than its stated " + length + " bytes");
                }
                read += more;
            }
            return out;
        } catch (DataFormatException e) {
            throw new IllegalStateException("A raw batch is damaged: " + e.getMessage(), e);
        }
    }

    private void putBytes(byte[] bytes) {
        putVarint(bytes.length);
        ensure(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void putVarint(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[length++] = (byte) rest;
    }

    private void ensure(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }

    private static byte[] getBytes(ByteBuffer in) {
        byte[] bytes = new byte[(int) getVarint(in)];
        in.get(bytes);
        return bytes;
    }

    private static long getVarint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte octet;
        do {
            octet = in.get();
            value |= (long) (octet & 0x7F) << shift;
            shift += 7;
        } while (octet < 0);
        return value;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
