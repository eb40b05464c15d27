/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qingshan.simulator.HostAndPort;
import org.qingshan.simulator.play.BeijingStations;
import org.qingshan.simulator.play.DataSet;
import org.qingshan.simulator.play.DataSetPlayer;
import org.qingshan.simulator.play.RiverStations;
import org.qingshan.simulator.play.WasteWaterOutlets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code simulate play}: one month of a real data set over the socket. */
@Command(
        name = "play",
        mixinStandardHelpOptions = true,
        description = "One month of a real data set. Writes its import files and expectations, then plays it.")
public final class PlayCommand implements Callable<Integer> {

    /** The data sets that can be played. */
    enum SetName {
        BEIJING,
        RIVERS,
        WASTE_WATER
    }

    private static final int WINDOW = 16;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SET", description = "${COMPLETION-CANDIDATES}")
    private SetName set = SetName.BEIJING;

    @Parameters(index = "1", paramLabel = "YYYY-MM")
    private YearMonth month = YearMonth.of(2014, 2);

    @Option(names = "--data", required = true, description = "Folder of the data sets.")
    private Path data = Path.of("");

    @Option(
            names = "--target",
            paramLabel = "HOST:PORT",
            description = "The HJ 212 gateway; without it nothing is sent.")
    private @Nullable String target;

    @Option(names = "--register", paramLabel = "FILE", description = "Writes the import files (folder or .zip).")
    private @Nullable Path register;

    @Option(names = "--expected", paramLabel = "FILE", description = "Writes what must be stored, as CSV.")
    private @Nullable Path expected;

    @Override
    public Integer call() throws InterruptedException {
        try {
            return play(read(month));
        } catch (IOException failed) {
            Objects.requireNonNull(spec).commandLine().getErr().println("play: " + failed);
            return 1;
        }
    }

    private int play(DataSet chosen) throws IOException, InterruptedException {
        if (register != null) {
            chosen.registry().writeTo(register);
        }
        if (expected != null) {
            Files.writeString(expected, chosen.expectedCsv());
        }
        if (target == null) {
            return 0;
        }
        var player = new DataSetPlayer(HostAndPort.parse(target), Clock.systemUTC(), WINDOW);
        var report = player.play(chosen);
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "{\"packets\":%d,\"acknowledged\":%d,\"resent\":%d,\"seconds\":%.2f}%n",
                        report.packets(),
                        report.acknowledged(),
                        report.resent(),
                        report.seconds());
        return report.isComplete() ? 0 : 1;
    }

    private DataSet read(YearMonth chosen) throws IOException {
        return switch (set) {
            case BEIJING -> BeijingStations.of(data, chosen);
            case RIVERS -> RiverStations.of(data, chosen);
            case WASTE_WATER -> WasteWaterOutlets.of(data, chosen);
        };
    }
}
