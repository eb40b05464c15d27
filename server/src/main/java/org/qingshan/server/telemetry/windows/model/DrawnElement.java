/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.model;

import org.qingshan.pipeline.aggregate.Source;
import org.qingshan.pipeline.state.Usability;

/**
 * One element of a body for drawing: read without objects, so that a quarter of minutes is read in a fraction of a second.
 * Reused from row to row by one thread.
 */
public final class DrawnElement {

    private double mean;
    private double min;
    private double max;
    private long why;
    private Usability usability = Usability.MISSING;
    private Source source = Source.NONE;
    private boolean estimated;

    /** Reads the element at an index of a row's layout. */
    public void read(byte[] body, int index) {
        ByteReader reader = new ByteReader(body);
        for (int i = 0; i < index; i++) {
            skip(reader);
        }
        readHere(reader);
    }

    private void readHere(ByteReader reader) {
        int first = reader.octet();
        int second = reader.octet();
        why = reader.varint();
        skipMarks(reader);
        usability = Codes.usability(first & 3);
        source = Codes.source(first >> 2 & 3);
        estimated = (second >> 2 & 3) >= 2;
        mean = Double.NaN;
        min = Double.NaN;
        max = Double.NaN;
        if ((first & AggregateCodec.HAS_COMPUTED) != 0) {
            readStatistic(reader, source == Source.COMPUTED);
        }
        if ((first & AggregateCodec.HAS_DEVICE) != 0) {
            readStatistic(reader, source == Source.DEVICE);
        }
    }

    private void readStatistic(ByteReader reader, boolean official) {
        int mask = reader.octet();
        long valid = reader.varint();
        reader.varint();
        double sum = reader.drawn();
        double weightedSum = (mask & 1) == 0 ? Double.NaN : reader.drawn();
        double weight = (mask & 2) == 0 ? Double.NaN : reader.drawn();
        double least = (mask & 4) == 0 ? Double.NaN : reader.drawn();
        double greatest = (mask & 8) == 0 ? Double.NaN : reader.drawn();
        if ((mask & 16) != 0) {
            reader.skipRatio();
        }
        if (official) {
            boolean weighted = weight > 0 && !Double.isNaN(weightedSum);
            mean = weighted ? weightedSum / weight : valid == 0 ? Double.NaN : sum / valid;
            min = least;
            max = greatest;
        }
    }

    private static void skip(ByteReader reader) {
        int first = reader.octet();
        reader.octet();
        reader.varint();
        skipMarks(reader);
        if ((first & AggregateCodec.HAS_COMPUTED) != 0) {
            skipStatistic(reader);
        }
        if ((first & AggregateCodec.HAS_DEVICE) != 0) {
            skipStatistic(reader);
        }
    }

    private static void skipMarks(ByteReader reader) {
        for (int left = reader.size(); left > 0; left--) {
            reader.skipBytes();
        }
    }

    private static void skipStatistic(ByteReader reader) {
        int mask = reader.octet();
        reader.varint();
        reader.varint();
        for (int left = 1 + Integer.bitCount(mask); left > 0; left--) {
            reader.skipRatio();
        }
    }

    /** The official mean, NaN = none. */
    public double mean() {
        return mean;
    }

    public double min() {
        return min;
    }

    public double max() {
        return max;
    }

    public Source source() {
        return source;
    }

    /** Reasons as stored; {@link #why()} says them in words. */
    public long whyMask() {
        return why;
    }

    public java.util.List<org.qingshan.pipeline.state.Why> why() {
        return Codes.whyOf(why);
    }

    /** v valid, s suspect, x invalid, e estimated, m missing. */
    public char letter() {
        return switch (usability) {
            case VALID -> estimated ? 'e' : 'v';
            case SUSPECT -> 's';
            case INVALID -> 'x';
            case MISSING -> 'm';
        };
    }
}
