/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench;

import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.qingshan.bench.hj212.Hj212Verdict;
import org.qingshan.bench.kill.KillBench;
import org.qingshan.bench.load.LoadBench;
import org.qingshan.bench.soak.SoakBench;

/**
 * {@code bench NAME [options]}: the benchmarks of a package ({@code hj212}, {@code pipeline}) with JMH, whose own options may
 * follow, or the whole server: {@code load} at a rate, {@code soak} for long, {@code connections} with very many of them, {@code kill}
 * with {@code kill -9} in between. Each prints a table and writes JSON.
 */
public final class BenchMain {

    private static final List<String> NAMES = List.of("hj212", "pipeline", "load", "soak", "connections", "kill");

    /** One thread, one process, allocation measured; a minute in all. */
    private static final String[] HJ212_OPTIONS =
            "-f 1 -t 1 -wi 5 -w 1 -i 8 -r 1 -prof gc -jvmArgsAppend -XX:+UseSerialGC".split(" ");

    private BenchMain() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments.length == 0 ? "" : arguments[0];
        String[] rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
        if (!NAMES.contains(name)) {
            System.err.println("usage: bench " + String.join("|", NAMES) + " [options]");
            System.exit(2);
        }
        System.exit(
                switch (name) {
                    case "load" -> LoadBench.run(rest);
                    case "soak" -> SoakBench.run(name, rest);
                    case "connections" -> SoakBench.runConnections(rest);
                    case "kill" -> KillBench.run(rest);
                    case "hj212" -> judgeHj212(rest);
                    default -> runJmh(name, rest);
                });
    }

    private static int judgeHj212(String[] options) throws Exception {
        runJmh("hj212", options.length == 0 ? HJ212_OPTIONS : options);
        return Hj212Verdict.judge() ? 0 : 1;
    }

    private static int runJmh(String name, String[] options) throws Exception {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(options))
                        .include("org\\.qingshan\\.bench\\." + name + "\\..*")
                        .resultFormat(ResultFormatType.JSON)
                        .result(Results.file(name).toString())
                        .build())
                .run();
        return 0;
    }
}
