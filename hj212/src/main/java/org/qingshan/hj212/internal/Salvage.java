/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Crc;

/**
 * Looks for the end of a frame whose length does not lead to one. Every decision falls at the first byte that allows it,
 * so that the outcome does not depend on how the stream was cut into chunks; the search resumes where it stopped.
 */
public final class Salvage {
    /** Outcome of a search. */
    public enum Found {
        /** More bytes are needed to decide. */
        WAIT,
        /** An end was found: CRC and trailer stand at {@link #crcAt()}, whether or not the CRC fits. */
        ENDED,
        /** Another frame begins, or the bytes end, before any end of this one. */
        CUT_OFF,
        /** The bytes do not even begin like a data segment. */
        NOTHING
    }

    /** Answer of {@link #trailer}: the next byte decides. */
    public static final int WAIT = -1;

    /** Bytes that show whether a data segment begins. */
    public static final int BEGIN = 5;

    private int scanned;
    private boolean lineSeen;
    private int advanced;
    private int state = Crc.BEGIN;
    private long checkedBytes;
    private int crcAt;
    private int trailer;
    private boolean closed;

    public void restart() {
        scanned = 0;
        lineSeen = false;
        advanced = 0;
        state = Crc.BEGIN;
    }

    /** Bytes since the start that went through a checksum. */
    public long checkedBytes() {
        return checkedBytes;
    }

    public int crcAt() {
        return crcAt;
    }

    public int trailer() {
        return trailer;
    }

    public boolean closed() {
        return closed;
    }

    /**
     * @param from begin of the data segment
     * @param to end of what is there
     * @param last whether nothing more will come
     */
    public Found search(byte[] bytes, int from, int to, boolean last) {
        for (int at = from + scanned; at < to; at++) {
            Found found = switch (bytes[at]) {
                case '#' -> atMark(bytes, from, at, to, last);
                case '&' -> atAmpersand(bytes, from, at, to, last);
                case '\n' -> atLineFeed(bytes, from, at);
                default -> null;
            };
            if (found != null) {
                scanned = at - from;
                return found;
            }
        }
        scanned = to - from;
        return last ? cutOff(bytes, from, to) : Found.WAIT;
    }

    private @Nullable Found atMark(byte[] bytes, int from, int at, int to, boolean last) {
        boolean single = at + 1 < to && bytes[at + 1] != '#';
        if (single || !mayBeLength(bytes, at + 2, to)) {
            return null;
        }
        if (at + 6 > to && !last) {
            return Found.WAIT;
        }
        return cutOff(bytes, from, at);
    }

    private @Nullable Found atAmpersand(byte[] bytes, int from, int at, int to, boolean last) {
        if (at + 6 >= to && !last) {
            return Found.WAIT;
        }
        if (at + 6 > to || bytes[at + 1] != '&') {
            return null;
        }
        int sent = Hex.parse4(bytes, at + 2);
        if (sent < 0) {
            return null;
        }
        int line = trailer(bytes, at + 6, to, last);
        if (line == WAIT) {
            return Found.WAIT;
        }
        boolean fits = sent == crc(bytes, from, at + 2);
        return fits || line > 0 ? ended(at + 2, line, true) : null;
    }

    /** Without the closing {@code &&} only the first line end is believed, and only when the CRC fits. */
    private @Nullable Found atLineFeed(byte[] bytes, int from, int at) {
        if (lineSeen) {
            return null;
        }
        lineSeen = true;
        int line = at > from && bytes[at - 1] == '\r' ? 2 : 1;
        int crc = at + 1 - line - 4;
        boolean fits = crc > from && Hex.parse4(bytes, crc) == crc(bytes, from, crc);
        return fits ? ended(crc, line, false) : null;
    }

    /** Ends are met in order, so that each byte goes through the checksum once, however many ends are tried. */
    private int crc(byte[] bytes, int from, int end) {
        int last = end - 1;
        state = Crc.advance(state, bytes, from + advanced, last);
        checkedBytes += last - from - advanced;
        advanced = last - from;
        return Crc.end(state, bytes[last]);
    }

    private Found ended(int crc, int line, boolean isClosed) {
        crcAt = crc;
        trailer = line;
        closed = isClosed;
        return Found.ENDED;
    }

    private Found cutOff(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && blank(bytes[end - 1])) {
            end--;
        }
        if (!beginsLikeSegment(bytes, from, end)) {
            return Found.NOTHING;
        }
        crcAt = end;
        return Found.CUT_OFF;
    }

    /** Whether the bytes begin like a header: a field name and an equals sign. */
    public static boolean beginsLikeSegment(byte[] bytes, int from, int to) {
        for (int at = from + 2; at < to && at < from + BEGIN; at++) {
            if (bytes[at] == '=') {
                return Field.foldedAt(bytes, from, at - from) >= 0;
            }
        }
        return false;
    }

    /** Whether the bytes from {@code at}, as far as they are there, may be the four digits of a length. */
    public static boolean mayBeLength(byte[] bytes, int at, int to) {
        for (int i = at; i < to && i < at + 4; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    /** Length of the line end at {@code at}: 2 for CR LF, 1 for LF, 0 for none, {@link #WAIT} when unknown yet. */
    public static int trailer(byte[] bytes, int at, int to, boolean last) {
        if (at >= to) {
            return last ? 0 : WAIT;
        }
        if (bytes[at] == '\n') {
            return 1;
        }
        if (bytes[at] != '\r') {
            return 0;
        }
        if (at + 1 >= to) {
            return last ? 0 : WAIT;
        }
        return bytes[at + 1] == '\n' ? 2 : 0;
    }

    /** Whether a segment ends with {@code &&}. */
    public static boolean closes(byte[] bytes, int from, int to) {
        return to - from >= 2 && bytes[to - 1] == '&' && bytes[to - 2] == '&';
    }

    /** What separates frames and is no noise. */
    public static boolean blank(byte b) {
        return b == '\r' || b == '\n' || b == ' ' || b == '\t' || b == 0;
    }

    /** Number of characters of a segment, read as UTF-8 where it is well formed, else as a double-byte set. */
    public static int characters(byte[] bytes, int from, int length) {
        return Texts.decode(bytes, from, length).text().length();
    }
}
