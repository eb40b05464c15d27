/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.pipeline;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.qingshan.pipeline.WindowEvaluator;
import org.qingshan.pipeline.WindowInput;
import org.qingshan.pipeline.rules.RulesSnapshot;

/** Minute windows of sixty samples × eight factors evaluated on one thread; the aim is 20,000 in two seconds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MinuteWindowsBenchmark {

    private static final int BATCH = 2_000;

    private final RulesSnapshot rules = MinuteWindows.rules();
    private final List<WindowInput> inputs = MinuteWindows.inputs(BATCH);

    /** Windows per second. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void evaluate(Blackhole blackhole) {
        for (WindowInput input : inputs) {
            blackhole.consume(WindowEvaluator.evaluateMinute(input, rules));
        }
    }
}
