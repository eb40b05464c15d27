/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes packets. The length counts bytes, CRC and length are those of the plain text, also of an encrypted packet. */
public final class PacketEncoder {
    /** {@code YYYYMMDDhhmmss}. */
    public static final DateTimeFormatter TIME = strict("uuuuMMddHHmmss");

    /** {@code YYYYMMDDhhmmsszzz}, the form of QN. */
    public static final DateTimeFormatter QN = strict("uuuuMMddHHmmssSSS");

    private static final int LONGEST = 9999;

    private PacketEncoder() {}

    /** Without this, 30 February would be read as the 28th. */
    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** The packet as bytes, text in UTF-8. */
    public static byte[] encode(OutgoingPacket packet) {
        return encode(packet, StandardCharsets.UTF_8, CrcVariant.STANDARD, null);
    }

    /** The packet with its data area encrypted. */
    public static byte[] encode(OutgoingPacket packet, Sm4Key key) {
        return encode(packet, StandardCharsets.UTF_8, CrcVariant.STANDARD, key);
    }

    /**
     * The packet in the manner of a certain device.
     *
     * @param charset charset of text, UTF-8 since 2017
     * @param crc the CRC algorithm, a wrong one for a device that uses it
     * @param key key of the data area, or null to leave it plain
     */
    public static byte[] encode(OutgoingPacket packet, Charset charset, CrcVariant crc, @Nullable Sm4Key key) {
        String area = area(packet);
        byte[] segment = (header(packet) + "CP=&&" + area + "&&").getBytes(charset);
        byte[] wire = frame(segment, crc);
        if (key != null) {
            int areaLength = area.getBytes(charset).length;
            key.encrypt(wire, 6 + segment.length - 2 - areaLength, areaLength);
        }
        return wire;
    }

    /** A frame around a data segment that was written elsewhere. */
    public static byte[] frame(byte[] segment, CrcVariant crc) {
        if (segment.length > LONGEST) {
            throw new IllegalArgumentException("The data segment has " + segment.length
                    + " bytes, expected at most 9999. Maybe it was to be split with PacketSplitter.");
        }
        byte[] wire = new byte[segment.length + 12];
        byte[] head = "##%04d".formatted(segment.length).getBytes(StandardCharsets.US_ASCII);
        byte[] tail =
                "%04X\r\n".formatted(crc.compute(segment, 0, segment.length)).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, wire, 0, 6);
        System.arraycopy(segment, 0, wire, 6, segment.length);
        System.arraycopy(tail, 0, wire, 6 + segment.length, 6);
        return wire;
    }

    /** Length of the data segment in bytes, which decides about splitting. */
    static int segmentLength(OutgoingPacket packet) {
        return (header(packet) + "CP=&&" + area(packet) + "&&").getBytes(StandardCharsets.UTF_8).length;
    }

    private static String header(OutgoingPacket packet) {
        boolean old = packet.edition() == Edition.HJT_2005;
        StringBuilder out = new StringBuilder(128);
        if (!packet.qn().isEmpty()) {
            field(out, "QN", packet.qn());
        }
        if (old) {
            parts(out, packet);
        }
        field(out, "ST", packet.st());
        field(out, "CN", packet.cn());
        field(out, "PW", packet.pw());
        field(out, "MN", packet.mn());
        if (packet.flag() >= 0) {
            field(out, "Flag", Integer.toString(packet.flag()));
        }
        if (!old) {
            parts(out, packet);
        }
        if (packet.rf()) {
            field(out, "RF", "1");
        }
        return out.toString();
    }

    private static void parts(StringBuilder out, OutgoingPacket packet) {
        if (packet.pnum() > 0) {
            field(out, "PNUM", Integer.toString(packet.pnum()));
            field(out, "PNO", Integer.toString(packet.pno()));
        }
    }

    private static void field(StringBuilder out, String name, String value) {
        out.append(name).append('=').append(value).append(';');
    }

    private static String area(OutgoingPacket packet) {
        StringBuilder out = new StringBuilder(512);
        LocalDateTime time = packet.dataTime();
        if (time != null) {
            next(out).append("DataTime=").append(time.format(TIME));
        }
        for (Param param : packet.params()) {
            next(out).append(param.name()).append('=').append(param.text());
        }
        for (FactorItem factor : packet.factors()) {
            next(out).append(item(factor.sentCode(), factor.values()));
        }
        return out.toString();
    }

    private static StringBuilder next(StringBuilder out) {
        return out.isEmpty() ? out : out.append(';');
    }

    private static String item(String code, List<Value> values) {
        StringBuilder out = new StringBuilder();
        for (Value value : values) {
            if (!out.isEmpty()) {
                out.append(',');
            }
            out.append(code).append('-').append(value.suffixText()).append('=').append(value.text());
        }
        return out.toString();
    }
}
