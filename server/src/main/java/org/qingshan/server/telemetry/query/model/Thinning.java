/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.query.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Fewer points for a chart: neighbouring periods become one, in equal spans of time, and each keeps its least and greatest
 * value, so no peak is lost. Spans without any period stay out; a hole in the data is told by the gaps of the answer.
 */
public final class Thinning {

    private final long[] times;
    private final List<int[]> runs;

    private Thinning(long[] times, List<int[]> runs) {
        this.times = times;
        this.runs = runs;
    }

    /**
     * Cuts the axis into at most {@code most} runs.
     *
     * @param times starts of the periods, epoch milliseconds, ascending
     * @param step length of a period, milliseconds; spans are whole multiples of it
     */
    public static Thinning of(long[] times, long step, int most) {
        List<int[]> runs = new ArrayList<>();
        long span = times.length <= most ? 0 : span(times, step, most);
        int from = 0;
        for (int i = 1; i <= times.length; i++) {
            if (i == times.length || span == 0 || bucket(times, i, span) != bucket(times, from, span)) {
                runs.add(new int[] {from, i});
                from = i;
            }
        }
        if (times.length == 0) {
            runs.clear();
        }
        return new Thinning(times, runs);
    }

    private static long span(long[] times, long step, int most) {
        long whole = times[times.length - 1] - times[0] + step;
        long steps = Math.ceilDiv(Math.ceilDiv(whole, step), (long) most);
        return Math.max(1, steps) * step;
    }

    private static long bucket(long[] times, int index, long span) {
        return (times[index] - times[0]) / span;
    }

    /** The new axis: the start of the first period of each run. */
    public long[] times() {
        return runs.stream().mapToLong(run -> times[run[0]]).toArray();
    }

    public SeriesColumn apply(SeriesColumn column) {
        SeriesColumn thin = new SeriesColumn(runs.size());
        for (int i = 0; i < runs.size(); i++) {
            int[] run = runs.get(i);
            if (run[1] - run[0] == 1) {
                thin.set(i, column.value(run[0]), column.min(run[0]), column.max(run[0]), column.state(run[0]));
            } else {
                column.fold(run[0], run[1], thin, i);
            }
        }
        return thin;
    }

    /** The run that holds a period of the old axis. */
    public int runOf(int index) {
        int low = 0;
        int high = runs.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (runs.get(middle)[1] <= index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
