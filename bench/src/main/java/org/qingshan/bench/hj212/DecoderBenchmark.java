/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.hj212;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.qingshan.hj212.Frame;
import org.qingshan.hj212.FrameDecoder;
import org.qingshan.hj212.FrameSink;
import org.qingshan.hj212.PacketParser;
import org.qingshan.hj212.PacketView;
import org.qingshan.hj212.Suffix;

/**
 * Our decoder on the packet of the baseline: frame, CRC, header, every check against the code table, and all values of
 * the eight factors read as exact numbers; then the same with a lasting {@code Packet} made of it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DecoderBenchmark {
    private static final int FACTORS = 8;

    private final byte[] packet = BenchPacket.bytes();
    private final FrameDecoder decoder = new FrameDecoder();
    private final PacketParser parser = new PacketParser();
    private final FrameSink reading = this::read;
    private final FrameSink keeping = this::keep;
    private long sum;
    private Object kept = "";

    @Benchmark
    public long view() {
        sum = 0;
        decoder.feed(packet, reading);
        return sum;
    }

    @Benchmark
    public Object packet() {
        decoder.feed(packet, keeping);
        return kept;
    }

    private void read(Frame frame) {
        PacketView view = parser.view(frame);
        if (!view.accepted() || view.factors() != FACTORS) {
            throw new IllegalStateException("The benchmark packet was not understood.");
        }
        long total = view.dataEpochSecond() + view.mn().length() + view.cn().length();
        for (int i = 0; i < view.size(); i++) {
            if (view.isNumber(i)) {
                total += view.unscaled(i) + view.scale(i) + view.code(i).length();
            } else if (view.suffix(i) == Suffix.FLAG) {
                total += view.factorIndex(i);
            }
        }
        sum += total;
    }

    private void keep(Frame frame) {
        kept = parser.parse(frame);
    }
}
