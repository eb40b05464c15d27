/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import java.util.Arrays;

/** Bytes of one kind one after the other, written to the end and read from the begin; integers as varints. */
final class ByteColumn {

    private byte[] bytes;
    private int length;
    private int at;

    ByteColumn() {
        this(new byte[64], 0, 0);
    }

    private ByteColumn(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.length = to;
    }

    /** All of the array, to be read. */
    static ByteColumn of(byte[] bytes) {
        return new ByteColumn(bytes, 0, bytes.length);
    }

    int length() {
        return length;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    void put(byte[] more, int from, int count) {
        ensure(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
    }

    void putVarint(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void putZigzag(long value) {
        putVarint((value << 1) ^ (value >> 63));
    }

    /** Its length, then all its bytes. */
    void putColumn(ByteColumn other) {
        putVarint(other.length);
        put(other.bytes, 0, other.length);
    }

    long getVarint() {
        long value = 0;
        int shift = 0;
        byte octet;
        do {
            octet = bytes[at++];
            value |= (long) (octet & 0x7F) << shift;
            shift += 7;
        } while (octet < 0);
        return value;
    }

    long getZigzag() {
        long value = getVarint();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A part of the same bytes, to be read by itself. */
    ByteColumn getColumn() {
        int size = (int) getVarint();
        var column = new ByteColumn(bytes, at, at + size);
        at += size;
        return column;
    }

    byte[] get(int count) {
        byte[] read = Arrays.copyOfRange(bytes, at, at + count);
        at += count;
        return read;
    }

    /** Moves what is next to the other column: so many bytes. */
    void moveTo(ByteColumn target, int count) {
        target.put(bytes, at, count);
        at += count;
    }

    /** Moves what is next to the other column: up to and with a separator of {@link RawFoldCodec}. */
    void moveTokenTo(ByteColumn target) {
        int end = at;
        while (!RawFoldCodec.isSeparator(bytes[end++])) {
            // goes on to the separator
        }
        moveTo(target, end - at);
    }

    void clear() {
        length = 0;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
