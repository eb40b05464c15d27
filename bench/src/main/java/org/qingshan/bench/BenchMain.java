/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.qingshan.bench.hj212.Hj212Verdict;
import org.qingshan.bench.load.LoadBench;

/**
 * {@code bench NAME [options]}: the benchmarks of a package ({@code hj212}, {@code pipeline}) with JMH, whose own options may
 * follow, or {@code load}: the whole server under load, reconciled by SQL. JMH prints a table and writes JSON.
 */
public final class BenchMain {

    private static final List<String> NAMES = List.of("hj212", "pipeline", "load");

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
        if (name.equals("load")) {
            System.exit(LoadBench.run(rest));
        }
        if (!name.equals("hj212")) {
            runJmh(name, rest);
            return;
        }
        runJmh(name, rest.length == 0 ? HJ212_OPTIONS : rest);
        System.exit(Hj212Verdict.judge() ? 0 : 1);
    }

    private static void runJmh(String name, String[] options) throws Exception {
        Path results = Files.createDirectories(Path.of("bench", "target")).resolve("bench-" + name + ".json");
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(options))
                        .include("org\\.qingshan\\.bench\\." + name + "\\..*")
                        .resultFormat(ResultFormatType.JSON)
                        .result(results.toString())
                        .build())
                .run();
    }
}
