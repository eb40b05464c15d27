/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

/** (raw batch, ordinal) in one {@code long}: batches are numbered by microseconds, a batch holds at most 2,048 packets. */
public final class RawPointer {

    public static final int MOST_IN_BATCH = 2_048;

    private RawPointer() {}

    public static long of(long batch, int ordinal) {
        return batch * MOST_IN_BATCH + ordinal;
    }

    public static long batchOf(long pointer) {
        return pointer / MOST_IN_BATCH;
    }

    public static int ordinalOf(long pointer) {
        return (int) (pointer % MOST_IN_BATCH);
    }
}
