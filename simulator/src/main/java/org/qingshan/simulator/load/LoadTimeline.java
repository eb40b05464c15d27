/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Latencies by the time at which packets fell due, in at most sixty slices: shows when a host was slow, not only how often. */
final class LoadTimeline {

    private static final int SHORTEST = 5;
    private static final int MOST = 60;

    private final int sliceSeconds;
    private final List<Histogram> slices = new ArrayList<>();

    LoadTimeline(int seconds) {
        this.sliceSeconds = Math.max(SHORTEST, Math.ceilDiv(seconds, MOST));
        for (int from = 0; from < seconds; from += sliceSeconds) {
            slices.add(new Histogram(3_600_000_000L, 2));
        }
    }

    void record(int second, long micros) {
        slices.get(Math.min(second / sliceSeconds, slices.size() - 1)).recordValue(micros);
    }

    List<LoadReport.Slice> list() {
        List<LoadReport.Slice> list = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) {
            list.add(new LoadReport.Slice(i * sliceSeconds, LoadReport.Latency.of(slices.get(i))));
        }
        return list;
    }
}
