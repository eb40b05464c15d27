/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.kill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.qingshan.bench.Results;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills the packaged server under load, round after round, and compares what is left with an undisturbed run. */
@Command(name = "kill", mixinStandardHelpOptions = true)
public final class KillBench implements Callable<Integer> {

    private static final int SHOWN = 10;

    @Option(names = "--rounds", defaultValue = "20")
    private int rounds;

    @Option(names = "--seed", defaultValue = "1", description = "of the moments of the kills")
    private long seed;

    @Option(names = "--mns", defaultValue = "200", description = "loggers, each with one packet a second")
    private int mns;

    @Option(names = "--connections", defaultValue = "20")
    private int connections;

    @Option(names = "--data", defaultValue = "bench/target/kill")
    private Path data = Path.of("bench", "target", "kill");

    private KillBench() {}

    public static int run(String[] arguments) {
        return new CommandLine(new KillBench()).execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        if (Files.exists(data)) {
            System.err.println("The folder " + data + " exists. Remove it or name another with --data.");
            return 2;
        }
        var settings = new KillRounds.Settings(rounds, seed, mns, connections, Results.SERVER_JAR, data);
        KillRounds.Result result = new KillRounds(settings, round -> System.out.println(round.toLine())).run();
        print(result);
        Results.write("kill", toJson(result));
        return result.isWhole() ? 0 : 1;
    }

    private static void print(KillRounds.Result result) {
        for (Victim victim : Victim.values()) {
            double[] down = down(result, victim);
            if (down.length > 0) {
                System.out.printf(
                        Locale.ROOT,
                        "%-8s killed %d times, down %.1f s (median), %.1f s (longest)%n",
                        victim.code(),
                        down.length,
                        down[down.length / 2],
                        down[down.length - 1]);
            }
        }
        var stored = result.stored();
        System.out.printf(
                Locale.ROOT,
                "acknowledged %,d, lost %,d, twice %,d, strange %,d, rows %,d; sent again %,d, interruptions %,d%n",
                stored.acknowledged(),
                stored.lost(),
                stored.twice(),
                stored.strange(),
                stored.rows(),
                result.load().duplicateAnswers(),
                result.load().interruptions());
        System.out.printf(
                Locale.ROOT,
                "compared with the undisturbed run: %,d devices, %,d windows; different %,d; minute rows computed %,d%n",
                result.difference().devices(),
                result.difference().windows(),
                result.difference().different().size(),
                result.disturbedRevisions());
        result.difference().different().stream().limit(SHOWN).forEach(System.out::println);
        System.out.printf(
                Locale.ROOT,
                "verify %s; %.0f s in all; %s%n",
                result.verified() ? "intact" : "NOT INTACT",
                result.seconds(),
                result.isWhole() ? "nothing lost, nothing twice, nothing else" : "NOT WHOLE");
    }

    private static double[] down(KillRounds.Result result, Victim victim) {
        double[] down = result.rounds().stream()
                .filter(round -> round.victim() == victim)
                .mapToDouble(Round::downSeconds)
                .toArray();
        Arrays.sort(down);
        return down;
    }

    private String toJson(KillRounds.Result result) {
        var stored = result.stored();
        return String.format(
                Locale.ROOT,
                "{\"rounds\":%d,\"seed\":%d,\"mns\":%d,\"acknowledged\":%d,\"lost\":%d,\"twice\":%d,\"strange\":%d,\"rows\":%d,"
                        + "\"devices\":%d,\"windows\":%d,\"different\":%d,\"verified\":%b,\"seconds\":%.0f,\"whole\":%b,"
                        + "\"load\":%s,\"kills\":[%s]}",
                rounds,
                seed,
                mns,
                stored.acknowledged(),
                stored.lost(),
                stored.twice(),
                stored.strange(),
                stored.rows(),
                result.difference().devices(),
                result.difference().windows(),
                result.difference().different().size(),
                result.verified(),
                result.seconds(),
                result.isWhole(),
                result.load().toJson(),
                result.rounds().stream().map(Round::toJson).collect(Collectors.joining(",")));
    }
}
