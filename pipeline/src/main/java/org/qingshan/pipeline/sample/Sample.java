/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.sample;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.qingshan.standards.number.Decimal;

/**
 * One packet part of one device as stored: a wide row. Immutable by agreement: the arrays are not copied and must not
 * be changed. Times are already converted at the edge (label side, zone, clock offset): {@link #time()} is the instant
 * of a real-time value and the start of the period of any other.
 */
public final class Sample {

    /** Scale of a column that holds no number. */
    public static final byte NO_NUMBER = Byte.MIN_VALUE;

    private final int deviceId;
    private final String st;
    private final SampleKind kind;
    private final long timeMillis;
    private final Layout layout;
    private final long[] unscaled;
    private final byte[] scales;
    private final String @Nullable [] flags;
    private final boolean backFilled;
    private final long arrivalMillis;
    private final long sequence;
    private final String instrument;

    /**
     * @param st system code of the packet, chooses the channel together with the device and the wire code
     * @param unscaled digits per column of the layout
     * @param scales decimals per column, {@link #NO_NUMBER} where there is no number
     * @param flags data flag of each column's factor as sent, empty text = none sent; null = no flag in the packet
     * @param backFilled RF=1 or an answer to a history request
     * @param sequence order among equal arrival times, for example batch and ordinal
     */
    public Sample(
            int deviceId,
            String st,
            SampleKind kind,
            Instant time,
            Layout layout,
            long[] unscaled,
            byte[] scales,
            String @Nullable [] flags,
            boolean backFilled,
            Instant arrival,
            long sequence) {
        this(deviceId, st, kind, time, layout, unscaled, scales, flags, backFilled, arrival, sequence, "");
    }

    private Sample(
            int deviceId,
            String st,
            SampleKind kind,
            Instant time,
            Layout layout,
            long[] unscaled,
            byte[] scales,
            String @Nullable [] flags,
            boolean backFilled,
            Instant arrival,
            long sequence,
            String instrument) {
        if (unscaled.length != layout.size() || scales.length != layout.size()) {
            throw new IllegalArgumentException("sample of device " + deviceId + " has " + unscaled.length
                    + " values and " + scales.length + " scales for " + layout.size() + " columns");
        }
        this.deviceId = deviceId;
        this.st = st;
        this.kind = kind;
        this.timeMillis = time.toEpochMilli();
        this.layout = layout;
        this.unscaled = unscaled;
        this.scales = scales;
        this.flags = flags;
        this.backFilled = backFilled;
        this.arrivalMillis = arrival.toEpochMilli();
        this.sequence = sequence;
        this.instrument = instrument;
    }

    /** The same as a statement of one instrument, named by the factor it measures ({@code PolId}). */
    public Sample ofInstrument(String factor) {
        return new Sample(
                deviceId, st, kind, time(), layout, unscaled, scales, flags, backFilled, arrival(), sequence, factor);
    }

    /** Of a statement: the factor the instrument measures; empty = the logger itself. */
    public String instrument() {
        return instrument;
    }

    public int deviceId() {
        return deviceId;
    }

    public String st() {
        return st;
    }

    public SampleKind kind() {
        return kind;
    }

    public long timeMillis() {
        return timeMillis;
    }

    public Instant time() {
        return Instant.ofEpochMilli(timeMillis);
    }

    public Layout layout() {
        return layout;
    }

    public boolean hasNumber(int column) {
        return scales[column] != NO_NUMBER;
    }

    public long unscaled(int column) {
        return unscaled[column];
    }

    public int scale(int column) {
        return scales[column];
    }

    public Decimal value(int column) {
        return Decimal.of(unscaled[column], scales[column]);
    }

    /** The flag of the column's factor as sent, empty when none was. */
    public String flag(int column) {
        return flags == null ? "" : flags[column];
    }

    public boolean isBackFilled() {
        return backFilled;
    }

    public long arrivalMillis() {
        return arrivalMillis;
    }

    public Instant arrival() {
        return Instant.ofEpochMilli(arrivalMillis);
    }

    public long sequence() {
        return sequence;
    }

    /** Any fixed order of equal arrivals. */
    int compareContent(Sample other) {
        int result = Arrays.compare(unscaled, other.unscaled);
        result = result != 0 ? result : Arrays.compare(scales, other.scales);
        result = result != 0 ? result : Arrays.compare(flagsOrNone(), other.flagsOrNone());
        return result != 0
                ? result
                : layout.columns().toString().compareTo(other.layout.columns().toString());
    }

    private String[] flagsOrNone() {
        return flags == null ? new String[0] : flags;
    }

    /**
     * Late data sends no live notice: marked as supplementary, or arrived more than two intervals after the end of what
     * it tells of.
     */
    public boolean isLate(long intervalMillis) {
        long end = kind == SampleKind.REALTIME ? timeMillis : timeMillis + intervalMillis;
        return backFilled || arrivalMillis - end > 2 * intervalMillis;
    }
}
