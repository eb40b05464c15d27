/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.query.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingshan.pipeline.aggregate.Source;
import org.qingshan.server.telemetry.query.model.SeriesColumn;
import org.qingshan.server.telemetry.windows.model.AggregateKey;
import org.qingshan.server.telemetry.windows.model.DrawnElement;

/** Rows of one point read for drawing: one time axis, one column per factor and basis. */
public final class SeriesTable {

    private final long[] times;
    private final long step;
    private final long from;
    private final long to;
    private final Map<AggregateKey, Column> columns = new LinkedHashMap<>();

    /**
     * A table of known times.
     *
     * @param times starts of the rows, epoch milliseconds, ascending
     * @param step length of a period, milliseconds
     */
    public SeriesTable(long[] times, long step, long from, long to) {
        this.times = times;
        this.step = step;
        this.from = from;
        this.to = to;
    }

    /** One factor and basis. */
    public static final class Column {

        private final SeriesColumn values;
        private final char[] sources;
        private final Map<Integer, List<String>> why = new LinkedHashMap<>();

        private Column(int size) {
            values = new SeriesColumn(size);
            sources = new char[size];
            Arrays.fill(sources, '-');
        }

        public SeriesColumn values() {
            return values;
        }

        public char source(int index) {
            return sources[index];
        }

        public Map<Integer, List<String>> why() {
            return why;
        }
    }

    public void set(AggregateKey key, int index, DrawnElement element) {
        Column column = columns.computeIfAbsent(key, missing -> new Column(times.length));
        column.values.set(index, element.mean(), element.min(), element.max(), element.letter());
        column.sources[index] =
                element.source() == Source.DEVICE ? 'd' : element.source() == Source.COMPUTED ? 'c' : '-';
        if (element.whyMask() != 0) {
            column.why.put(
                    index,
                    element.why().stream()
                            .map(word -> word.name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', '-'))
                            .toList());
        }
    }

    public long[] times() {
        return times;
    }

    public long step() {
        return step;
    }

    public Map<AggregateKey, Column> columns() {
        return columns;
    }

    /** Spans of the range in which there is no row, epoch milliseconds. */
    public List<long[]> gaps() {
        List<long[]> gaps = new ArrayList<>();
        long expected = from;
        for (long time : times) {
            if (time - expected >= step) {
                gaps.add(new long[] {expected, time});
            }
            expected = Math.max(expected, time + step);
        }
        if (to - expected >= step) {
            gaps.add(new long[] {expected, to});
        }
        return gaps;
    }
}
