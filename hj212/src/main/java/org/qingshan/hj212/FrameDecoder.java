/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.qingshan.hj212.internal.Hex;
import org.qingshan.hj212.internal.Salvage;

/**
 * Cuts a byte stream into frames. Feed it chunks of any size; the frames do not depend on where the chunks end.
 *
 * <p>A frame is believed by its length in bytes and a trailer at the right place. Where they do not fit, the first
 * {@code &&} + CRC that fits before the next {@code ##} is taken, with a note; where nothing fits, the decoder moves one
 * byte on and searches again, so noise never costs a good frame that follows.
 *
 * <p>Memory: one buffer per decoder, empty until a frame is cut by the end of a chunk, and never larger than the
 * largest segment allowed plus a header. Not safe for threads; one decoder per connection.
 *
 * <p>A length that promises more bytes than come would keep later frames waiting. Call {@link #finish} when a frame that
 * was begun is not complete in time (10 s is customary) and when the connection ends.
 */
public final class FrameDecoder {
    /** Default bound of the data segment; the standard says 1024, devices send more. */
    public static final int DEFAULT_MAX_SEGMENT = 8192;

    private static final int HEAD = 6;
    private static final int ENVELOPE = 12;
    private static final byte MARK = '#';
    private static final int SALVAGE = Integer.MIN_VALUE;
    /** How many later marks are asked before a frame with a wrong CRC is taken at its word. */
    private static final int MARKS_ASKED = 16;

    private final int maxSegment;
    private final int capacity;
    private final Frame frame = new Frame();
    private final Salvage salvage = new Salvage();

    private byte[] pending = {};
    private int pendingLength;
    private long noiseBytes;
    private long frames;
    private long checkedBytes;
    private int goodAt;
    private int goodEnd;

    public FrameDecoder() {
        this(DEFAULT_MAX_SEGMENT);
    }

    /** @param maxSegment longest data segment accepted, in bytes, 128 to 9999 */
    public FrameDecoder(int maxSegment) {
        if (maxSegment < 128 || maxSegment > 9999) {
            throw new IllegalArgumentException("Longest data segment is " + maxSegment
                    + " bytes, expected 128 to 9999. Maybe the four digits of the length were forgotten.");
        }
        this.maxSegment = maxSegment;
        this.capacity = maxSegment + ENVELOPE;
    }

    /** Takes the remaining bytes of a buffer. */
    public void feed(ByteBuffer chunk, FrameSink sink) {
        if (chunk.hasArray()) {
            feed(chunk.array(), chunk.arrayOffset() + chunk.position(), chunk.remaining(), sink);
            chunk.position(chunk.limit());
        } else {
            byte[] copy = new byte[Math.min(chunk.remaining(), capacity)];
            while (chunk.hasRemaining()) {
                int length = Math.min(copy.length, chunk.remaining());
                chunk.get(copy, 0, length);
                feed(copy, 0, length, sink);
            }
        }
    }

    public void feed(byte[] chunk, FrameSink sink) {
        feed(chunk, 0, chunk.length, sink);
    }

    /** Takes {@code length} bytes from {@code offset}; the chunk may be reused after the call. */
    public void feed(byte[] chunk, int offset, int length, FrameSink sink) {
        int at = offset;
        int end = offset + length;
        while (pendingLength > 0 && at < end) {
            int taken = append(chunk, at, end);
            at += taken;
            int left = scan(pending, 0, pendingLength, false, sink);
            if (left > 0) {
                keep(pending, left, pendingLength);
            }
        }
        if (at < end) {
            int left = scan(chunk, at, end, false, sink);
            keep(chunk, left, end);
        }
    }

    /** Gives up on a frame that was begun: what can be saved is, the rest is reported as cut off or noise. */
    public void finish(FrameSink sink) {
        scan(pending, 0, pendingLength, true, sink);
        pendingLength = 0;
        pending = new byte[0];
    }

    /** Whether a frame was begun and is not complete. */
    public boolean waiting() {
        return pendingLength > 0;
    }

    /** Bytes held for a frame that is not complete. */
    public int pendingBytes() {
        return pendingLength;
    }

    /** Bytes since the start that belonged to no frame; line ends, blanks and NULs are not counted. */
    public long noiseBytes() {
        return noiseBytes;
    }

    /** Frames since the start, rejected ones included. */
    public long frames() {
        return frames;
    }

    /** Bytes since the start that went through a checksum, a byte once for each time: the work a stream has made. */
    long checkedBytes() {
        return checkedBytes + salvage.checkedBytes();
    }

    private int append(byte[] chunk, int at, int end) {
        int taken = Math.min(end - at, capacity - pendingLength);
        if (pendingLength + taken > pending.length) {
            pending = Arrays.copyOf(pending, Math.min(capacity, Math.max(1024, 2 * (pendingLength + taken))));
        }
        System.arraycopy(chunk, at, pending, pendingLength, taken);
        pendingLength += taken;
        return taken;
    }

    private void keep(byte[] source, int from, int to) {
        int length = to - from;
        if (length > pending.length) {
            byte[] larger = new byte[Math.min(capacity, Math.max(1024, 2 * length))];
            System.arraycopy(source, from, larger, 0, length);
            pending = larger;
        } else if (length > 0) {
            System.arraycopy(source, from, pending, 0, length);
        }
        if (pendingLength != length) {
            salvage.restart();
        }
        pendingLength = length;
    }

    /** Works through {@code [from, to)} and returns where the bytes begin that must wait for more. */
    private int scan(byte[] bytes, int from, int to, boolean end, FrameSink sink) {
        goodAt = -1;
        int at = from;
        while (at < to) {
            int mark = findMark(bytes, at, to);
            noise(bytes, at, mark, sink);
            if (mark >= to - 1 && (mark == to || !end)) {
                return mark;
            }
            int taken = end && mark == to - 1 ? -1 : take(bytes, mark, to, end, sink);
            if (taken == 0) {
                return mark;
            }
            if (taken < 0) {
                salvage.restart();
                noise(bytes, mark, mark + 1, sink);
                at = mark + 1;
            } else {
                at = mark + taken;
            }
        }
        return at;
    }

    /** Where {@code ##} begins, or a single last {@code #} that may become one, or the end. */
    private static int findMark(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == MARK && (at + 1 == to || bytes[at + 1] == MARK)) {
                return at;
            }
        }
        return to;
    }

    /** Bytes taken from {@code at}, 0 to wait for more, -1 when no frame begins here. */
    private int take(byte[] bytes, int at, int to, boolean end, FrameSink sink) {
        int available = to - at;
        if (available < HEAD) {
            return end ? -1 : 0;
        }
        int declared = Hex.decimal4(bytes, at + 2);
        if (declared < 0 || declared > maxSegment) {
            return withoutLength(bytes, at, to, end, sink);
        }
        int whole = declared + HEAD + 4;
        if (available > whole || (available == whole && end)) {
            int taken = takeAsDeclared(bytes, at, to, declared, end, sink);
            if (taken != SALVAGE) {
                return taken;
            }
        } else if (!end) {
            return 0;
        }
        return salvage(bytes, at, to, declared, end, sink);
    }

    /** No length to go by: what looks like a packet is reported up to where it ends, and never accepted. */
    private int withoutLength(byte[] bytes, int at, int to, boolean end, FrameSink sink) {
        int begin = at + HEAD;
        if (to - begin < Salvage.BEGIN && !end) {
            return 0;
        }
        return Salvage.beginsLikeSegment(bytes, begin, to) ? salvage(bytes, at, to, -1, end, sink) : -1;
    }

    private int takeAsDeclared(byte[] bytes, int at, int to, int declared, boolean end, FrameSink sink) {
        int crcAt = at + HEAD + declared;
        int trailer = Salvage.trailer(bytes, crcAt + 4, to, end);
        if (trailer == Salvage.WAIT) {
            return 0;
        }
        boolean closed = Salvage.closes(bytes, at + HEAD, crcAt);
        int sent = Hex.parse4(bytes, crcAt);
        if ((trailer == 0 && (!closed || sent < 0)) || (sent < 0 && !closed)) {
            return SALVAGE;
        }
        int computed = crc(bytes, at + HEAD, declared);
        if (computed != sent) {
            if (trailer == 0 || !closed) {
                return SALVAGE;
            }
            if (holdsGoodFrame(bytes, at + 1, crcAt + 4 + trailer)) {
                return -1;
            }
        }
        frame.set(bytes, at, declared, declared, HEAD + declared + 4 + trailer);
        frame.computed(computed);
        emit(closed, trailer, sink);
        return frame.length();
    }

    private void emit(boolean closed, int trailer, FrameSink sink) {
        if (!closed) {
            frame.note(ProblemCode.FRAME_UNCLOSED);
        }
        if (trailer == 1) {
            frame.note(ProblemCode.FRAME_LINE_FEED);
        } else if (trailer == 0) {
            frame.note(ProblemCode.FRAME_TRAILER_MISSING);
        }
        deliver(sink);
    }

    private void deliver(FrameSink sink) {
        frames++;
        salvage.restart();
        sink.frame(frame);
    }

    /**
     * A declared length that spans a later, perfect frame was not a length. Only the next few marks are asked, and the frame found is
     * remembered: frames begun within frames by the hundred cost no more than frames one after the other. What is remembered
     * never changes an answer, since it lies within the marks that would be asked again.
     */
    private boolean holdsGoodFrame(byte[] bytes, int from, int to) {
        if (goodAt >= from && goodEnd <= to) {
            return true;
        }
        int marks = 0;
        for (int at = from; at + ENVELOPE <= to && marks < MARKS_ASKED; at++) {
            if (bytes[at] == MARK && bytes[at + 1] == MARK) {
                int length = Hex.decimal4(bytes, at + 2);
                marks += length < 0 ? 0 : 1;
                if (length > 0 && isGoodFrame(bytes, at, length, to)) {
                    goodAt = at;
                    goodEnd = at + HEAD + length + 4;
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isGoodFrame(byte[] bytes, int at, int length, int to) {
        int crcAt = at + HEAD + length;
        if (crcAt + 4 > to || !Salvage.closes(bytes, at + HEAD, crcAt)) {
            return false;
        }
        int sent = Hex.parse4(bytes, crcAt);
        return sent >= 0 && sent == crc(bytes, at + HEAD, length);
    }

    private int crc(byte[] bytes, int at, int length) {
        checkedBytes += length;
        return Crc.compute(bytes, at, length);
    }

    private int salvage(byte[] bytes, int at, int to, int declared, boolean end, FrameSink sink) {
        int limit = Math.min(to, at + capacity);
        boolean last = end || to - at >= capacity;
        return switch (salvage.search(bytes, at + HEAD, limit, last)) {
            case WAIT -> 0;
            case NOTHING -> -1;
            case ENDED -> {
                frameOf(bytes, at, declared, 4 + salvage.trailer());
                frame.note(lengthProblem(bytes, at + HEAD, frame.segmentLength(), declared));
                emit(salvage.closed(), salvage.trailer(), sink);
                yield frame.length();
            }
            case CUT_OFF -> {
                frameOf(bytes, at, declared, 0);
                frame.note(ProblemCode.FRAME_TRUNCATED);
                deliver(sink);
                yield frame.length();
            }
        };
    }

    private void frameOf(byte[] bytes, int at, int declared, int tail) {
        int segment = salvage.crcAt() - at - HEAD;
        frame.set(bytes, at, declared, segment, HEAD + segment + tail);
        frame.computed(crc(bytes, at + HEAD, segment));
    }

    private static ProblemCode lengthProblem(byte[] bytes, int at, int segment, int declared) {
        if (declared < 0) {
            return ProblemCode.FRAME_LENGTH_UNUSABLE;
        }
        return Salvage.characters(bytes, at, segment) == declared
                ? ProblemCode.FRAME_LENGTH_IN_CHARACTERS
                : ProblemCode.FRAME_LENGTH_MISMATCH;
    }

    private void noise(byte[] bytes, int from, int to, FrameSink sink) {
        int counted = 0;
        for (int at = from; at < to; at++) {
            counted += Salvage.blank(bytes[at]) ? 0 : 1;
        }
        if (counted > 0) {
            noiseBytes += counted;
            sink.noise(bytes, from, to - from);
        }
    }
}
