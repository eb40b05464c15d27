/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.hj212;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * The bars of the decoder benchmark, all in one run: the split parser at least 120,000 packets a second on one core, ours
 * at least a million and at least seven times the split parser. Judged by the CPU time of the thread, the median of
 * rounds that take turns, because a shared machine takes time away from both unevenly.
 */
public final class Hj212Verdict {
    private static final double SPLIT_BAR = 120_000;
    private static final double OURS_BAR = 1_000_000;
    private static final double RATIO_BAR = 7;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 9;
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private final DecoderBenchmark decoder = new DecoderBenchmark();
    private final byte[] packet = BenchPacket.bytes();
    private long sink;

    private Hj212Verdict() {}

    /** Measures, prints each bar and whether it was met; true when all were. */
    public static boolean judge() {
        return new Hj212Verdict().measure();
    }

    private boolean measure() {
        double[] view = new double[ROUNDS];
        double[] kept = new double[ROUNDS];
        double[] split = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            int at = Math.max(0, round);
            view[at] = perCpuSecond(decoder::view, 500_000);
            kept[at] = perCpuSecond(() -> decoder.packet().hashCode() & 1, 100_000);
            split[at] = perCpuSecond(() -> SplitParser.decode(packet).header().size(), 60_000);
        }
        System.out.printf("%npackets per CPU second of one thread, median of %d rounds (%d)%n", ROUNDS, sink & 1);
        System.out.printf(Locale.ROOT, "     lasting packet, with hash        %,14.0f%n", median(kept));
        boolean passed = bar("split parser", median(split), SPLIT_BAR);
        passed &= bar("decoder", median(view), OURS_BAR);
        passed &= bar("decoder against split parser", median(view) / median(split), RATIO_BAR);
        return passed;
    }

    private double perCpuSecond(LongSupplier work, int times) {
        long begin = THREAD.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            sink += work.getAsLong();
        }
        return times * 1e9 / (THREAD.getCurrentThreadCpuTime() - begin);
    }

    private static double median(double[] rounds) {
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static boolean bar(String name, double reached, double wanted) {
        boolean met = reached >= wanted;
        System.out.printf(Locale.ROOT, "%-4s %-32s %,14.1f (bar %,.0f)%n", met ? "met" : "MISS", name, reached, wanted);
        return met;
    }
}
