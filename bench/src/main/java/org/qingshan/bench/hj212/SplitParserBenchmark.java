/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.hj212;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The baseline: one packet through the plain split parser. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SplitParserBenchmark {
    private final byte[] packet = BenchPacket.bytes();

    @Benchmark
    public Object splitParser() {
        return SplitParser.decode(packet);
    }
}
