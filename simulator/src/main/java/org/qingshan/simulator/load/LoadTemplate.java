/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * A real-time upload (HJ 212-2017, CN 2011, Flag 5) that is written by copying and patching digits.
 *
 * <p>The CRC of HJ 212 is linear: changing one byte by an XOR difference changes the CRC by a number that depends only on
 * the place and the difference. These numbers are asked from the codec once, for every digit that is ever patched, so a
 * packet costs one copy, some sixty stores and as many XORs.
 */
final class LoadTemplate {

    static final int MAX_MNS = 100_000_000;
    static final String MN_HEAD = "10AD000000000000";
    static final String PASSWORD = "123456";
    private static final int MN_DIGITS = 8;
    private static final int HEADER = 6;
    private static final int DIGITS = 10;
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final LoadSchedule schedule;
    private final LoadValues values;
    private final List<LoadFactor> factors;
    private final byte[] frame;
    private final int crcAt;
    private final int[][] deltas;
    private final int qnAt;
    private final int mnAt;
    private final int dataTimeAt;
    private final int[] valueAt;
    private final int[] convertedAt;
    private final int[] ranges;
    private int baseCrc;
    private int second = -1;
    private int crc;

    /** @param crcOf the CRC of a data segment, from the codec */
    LoadTemplate(LoadSchedule schedule, LoadValues values, List<LoadFactor> factors, ToIntFunction<byte[]> crcOf) {
        this.schedule = schedule;
        this.values = values;
        this.factors = factors;
        String segment = segment(factors);
        this.frame = "##%04d%s0000\r\n".formatted(segment.length(), segment).getBytes(StandardCharsets.US_ASCII);
        this.crcAt = HEADER + segment.length();
        this.qnAt = HEADER + segment.indexOf("QN=") + 3;
        this.mnAt = HEADER + segment.indexOf(";MN=") + 4 + MN_HEAD.length();
        this.dataTimeAt = HEADER + segment.indexOf("DataTime=") + 9;
        this.ranges = factors.stream().mapToInt(LoadFactor::range).toArray();
        this.valueAt = new int[ranges.length];
        this.convertedAt = new int[ranges.length];
        findValues(segment);
        byte[] bytes = segment.getBytes(StandardCharsets.US_ASCII);
        this.baseCrc = crcOf.applyAsInt(bytes);
        this.deltas = new int[frame.length][];
        measureDeltas(bytes, crcOf);
    }

    private static String segment(List<LoadFactor> factors) {
        var text = new StringBuilder("QN=00000000000000000;ST=31;CN=2011;PW=").append(PASSWORD);
        text.append(";MN=").append(MN_HEAD).append("00000000;Flag=5;CP=&&DataTime=00000000000000");
        for (var factor : factors) {
            text.append(';')
                    .append(factor.code())
                    .append("-Rtd=")
                    .append(factor.prefix())
                    .append("000");
            if (factor.converted()) {
                text.append(',')
                        .append(factor.code())
                        .append("-ZsRtd=")
                        .append(factor.prefix())
                        .append("000");
            }
            text.append(',').append(factor.code()).append("-Flag=N");
        }
        return text.append("&&").toString();
    }

    private void findValues(String segment) {
        for (int i = 0; i < ranges.length; i++) {
            var factor = factors.get(i);
            valueAt[i] = digitsAt(segment, factor, "-Rtd=");
            convertedAt[i] = factor.converted() ? digitsAt(segment, factor, "-ZsRtd=") : -1;
        }
    }

    private static int digitsAt(String segment, LoadFactor factor, String suffix) {
        String before = factor.code() + suffix + factor.prefix();
        return HEADER + segment.indexOf(before) + before.length();
    }

    private void measureDeltas(byte[] segment, ToIntFunction<byte[]> crcOf) {
        measure(qnAt, 17, segment, crcOf);
        measure(mnAt, MN_DIGITS, segment, crcOf);
        measure(dataTimeAt, 14, segment, crcOf);
        for (int i = 0; i < ranges.length; i++) {
            measure(valueAt[i], 3, segment, crcOf);
            if (convertedAt[i] >= 0) {
                measure(convertedAt[i], 3, segment, crcOf);
            }
        }
    }

    private void measure(int at, int length, byte[] segment, ToIntFunction<byte[]> crcOf) {
        for (int position = at; position < at + length; position++) {
            var delta = new int[DIGITS];
            for (int digit = 1; digit < DIGITS; digit++) {
                segment[position - HEADER] = (byte) ('0' + digit);
                delta[digit] = crcOf.applyAsInt(segment) ^ baseCrc;
            }
            segment[position - HEADER] = '0';
            deltas[position] = delta;
        }
    }

    int frameLength() {
        return frame.length;
    }

    String mn(int index) {
        return MN_HEAD + "%08d".formatted(index);
    }

    /** Writes the frame of a packet and returns the position behind it. */
    int write(int packet, boolean changed, byte[] target, int offset) {
        int due = schedule.secondOf(packet);
        if (due != second) {
            toSecond(due);
        }
        System.arraycopy(frame, 0, target, offset, frame.length);
        crc = baseCrc;
        int millis = schedule.millisOf(packet);
        // A changed packet is a new exchange: another QN, half a second off.
        put(target, offset, qnAt + 14, 3, changed ? (millis + 500) % 1000 : millis);
        put(target, offset, mnAt, MN_DIGITS, schedule.mnOf(packet));
        putValues(target, offset, values.draw(packet, changed));
        for (int i = 0, rest = crc; i < 4; i++, rest <<= 4) {
            target[offset + crcAt + i] = HEX[(rest >> 12) & 0xF];
        }
        return offset + frame.length;
    }

    private void putValues(byte[] target, int offset, long draw) {
        for (int i = 0; i < ranges.length; i++) {
            int digits = LoadValues.digits(draw, i, ranges[i]);
            put(target, offset, valueAt[i], 3, digits);
            if (convertedAt[i] >= 0) {
                put(target, offset, convertedAt[i], 3, digits);
            }
        }
    }

    private void put(byte[] target, int offset, int at, int length, int number) {
        int rest = number;
        for (int i = at + length - 1; i >= at; i--) {
            int digit = rest % DIGITS;
            rest /= DIGITS;
            target[offset + i] = (byte) ('0' + digit);
            crc ^= deltas[i][digit];
        }
    }

    /** Puts the second into the shared frame, so that the packets of one second need not write it. */
    private void toSecond(int due) {
        byte[] sent = SECOND.format(schedule.sendTime(due)).getBytes(StandardCharsets.US_ASCII);
        byte[] measured = SECOND.format(schedule.dataTime(due)).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < sent.length; i++) {
            patchFrame(qnAt + i, sent[i]);
            patchFrame(dataTimeAt + i, measured[i]);
        }
        second = due;
    }

    private void patchFrame(int at, byte digit) {
        baseCrc ^= deltas[at][frame[at] - '0'] ^ deltas[at][digit - '0'];
        frame[at] = digit;
    }
}
