/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.qingshan.hj212.internal.Hex;

/**
 * One frame on the wire, as a window on a buffer: header {@code ##}, four digits of length, data segment, four digits
 * of CRC, trailer. The decoder reuses the object.
 */
@SuppressWarnings("EnumOrdinal") // positions in arrays and bit masks, never stored
public final class Frame {
    private static final int DATA_SEGMENT_LIMIT = 1024;
    private static final int HEAD = 6;

    private byte[] bytes = {};
    private int offset;
    private int length;
    private int segmentLength;
    private int crcAt;
    private int declaredLength;
    private int crcSent;
    private int crcComputed;
    private long problems;

    Frame() {}

    /** A frame around one packet that was framed elsewhere, for example a stored one. */
    public static Frame of(byte[] packet) {
        Frame[] found = new Frame[1];
        FrameDecoder decoder = new FrameDecoder();
        FrameSink sink = frame -> found[0] = found[0] == null ? frame.copy() : found[0];
        decoder.feed(packet, 0, packet.length, sink);
        decoder.finish(sink);
        if (found[0] == null) {
            throw new IllegalArgumentException(
                    "No frame in %d bytes. Maybe the header ## and the four digits of the ".formatted(packet.length)
                            + "length are missing.");
        }
        return found[0];
    }

    void set(byte[] buffer, int at, int declared, int segment, int whole) {
        bytes = buffer;
        offset = at;
        declaredLength = declared;
        segmentLength = segment;
        length = whole;
        problems = 0;
        crcAt = at + HEAD + segment;
        crcSent = crcAt + 4 <= at + whole ? Hex.parse4(buffer, crcAt) : -1;
        if (segment > DATA_SEGMENT_LIMIT) {
            note(ProblemCode.FRAME_OVER_1024);
        }
    }

    void computed(int crc) {
        crcComputed = crc;
    }

    void note(ProblemCode code) {
        problems |= 1L << code.ordinal();
    }

    /** The buffer this is a window on. */
    public byte[] bytes() {
        return bytes;
    }

    public int offset() {
        return offset;
    }

    /** Length of the whole frame in bytes, header and trailer included. */
    public int length() {
        return length;
    }

    public int segmentOffset() {
        return offset + HEAD;
    }

    /** Actual length of the data segment in bytes; {@link #declaredLength()} may say something else. */
    public int segmentLength() {
        return segmentLength;
    }

    /** Length of the data segment as declared, or -1 when the four characters are no length. */
    public int declaredLength() {
        return declaredLength;
    }

    /** The CRC as sent, or -1 when it is missing or not hexadecimal. */
    public int crcSent() {
        return crcSent;
    }

    /** The four characters of the CRC as sent, or an empty text when there are none. */
    public String crcSentText() {
        return crcAt + 4 <= offset + length ? Hex.printable(bytes, crcAt, 4) : "";
    }

    /** What Appendix A gives for the segment as it came over the wire (before any decryption). */
    public int crcComputed() {
        return crcComputed;
    }

    public boolean crcOk() {
        return crcSent == crcComputed;
    }

    /** Whether the four digits of the CRC hold a lower-case letter. */
    public boolean crcLowerCase() {
        return crcSent >= 0 && Hex.hasLowerCase(bytes, crcAt);
    }

    /** What framing noticed; the CRC is judged by the parser, which knows keys and pinned variants. */
    public List<Problem> problems() {
        List<Problem> list = new ArrayList<>();
        for (long rest = problems; rest != 0; rest &= rest - 1) {
            ProblemCode code = ProblemCode.values()[Long.numberOfTrailingZeros(rest)];
            list.add(new Problem(code, detail(code)));
        }
        return list;
    }

    public boolean has(ProblemCode code) {
        return code.ordinal() < Long.SIZE && (problems & 1L << code.ordinal()) != 0;
    }

    boolean flawless() {
        return problems == 0;
    }

    /** An own copy that stays valid. */
    public Frame copy() {
        Frame copy = new Frame();
        copy.set(toBytes(), 0, declaredLength, segmentLength, length);
        copy.crcComputed = crcComputed;
        copy.problems = problems;
        return copy;
    }

    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    private String detail(ProblemCode code) {
        return switch (code) {
            case FRAME_LENGTH_MISMATCH, FRAME_LENGTH_IN_CHARACTERS, FRAME_LENGTH_UNUSABLE, FRAME_TRUNCATED ->
                "declared %d, actual %d".formatted(declaredLength, segmentLength);
            case FRAME_OVER_1024 -> Integer.toString(segmentLength);
            default -> "";
        };
    }
}
