/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.realdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.qingshan.server.fixture.Packaged;
import org.qingshan.simulator.client.PackagedServer;
import org.qingshan.simulator.play.BeijingStations;
import org.qingshan.simulator.play.DataSet;
import org.qingshan.simulator.play.DataSetPlayer;
import org.qingshan.simulator.play.PlayReport;
import org.qingshan.simulator.play.RiverStations;
import org.qingshan.simulator.play.WasteWaterOutlets;

/**
 * One month of each real data set, from the files through the socket of the packaged server into the store. The numbers were
 * counted in the files. What is chosen about hours, units and headings is told in {@code docs/guide/real-data.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealDataMonthIT {

    private static final String VARIABLE = "QINGSHAN_DATA";
    private static final int WINDOW = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String AOTI_ZHONGXIN = "88B11000000000000001011A";
    private static final String FIRST_OUTLET = "88C000000000000000000001";
    private static final String SECOND_OUTLET = "88C000000000000000000002";

    /** Nine stations with 3,233 cells NA, and PM10 without a change for a day and a night. */
    private static final YearMonth AIR_MONTH = YearMonth.of(2014, 2);
    /** Three hours stand twice at XL. */
    private static final YearMonth RIVER_MONTH = YearMonth.of(2023, 1);
    /** The outlets are stopped for hours, one has every hour twice, the other lacks two. */
    private static final YearMonth OUTLET_MONTH = YearMonth.of(2020, 5);

    private DataSet air;
    private DataSet rivers;
    private DataSet outlets;
    private Map<String, PlayReport> first;
    private PackagedServer server;
    private Connection database;
    private Map<StoredValues.Key, String> stored;

    @BeforeAll
    void playOneMonthOfEach(@TempDir Path folder) throws Exception {
        String data = System.getenv(VARIABLE);
        assumeThat(data)
                .as("Skipped: %s does not name the folder of the real data sets.", VARIABLE)
                .isNotBlank();
        var root = Path.of(Objects.requireNonNull(data));
        server = PackagedServer.start(Packaged.JAR, folder);
        air = BeijingStations.of(root, AIR_MONTH);
        rivers = RiverStations.of(root, RIVER_MONTH);
        outlets = WasteWaterOutlets.of(root, OUTLET_MONTH);
        server.register(air.registry(), rivers.registry(), outlets.registry());
        first = new HashMap<>();
        for (var set : List.of(air, rivers, outlets)) {
            first.put(set.name(), play(set));
        }
        database = Packaged.database(server);
        stored = StoredValues.inForce(database);
    }

    @AfterAll
    void stop() throws Exception {
        if (database != null) {
            database.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void airIsStoredAsTheFilesSayAndNothingStandsWhereTheySayNa() {
        assertThat(played(air)).isEqualTo(new Played(6_048, 6_048));
        var comparison = Comparison.of(air, stored);
        assertThat(comparison.wrong()).isEmpty();
        assertThat(comparison.equal("2061", "Avg")).isEqualTo(57_247);
        assertThat(comparison.equal("2061", "Flag", "N")).isEqualTo(57_247);
        assertThat(comparison.countGaps("2061", AIR_MONTH)).as("cells NA").isEqualTo(3_233);
    }

    @Test
    void carbonMonoxideAndPressureMoveTheirPointsAndHoursKeepTheirLabels() {
        // The file's line of the first hour: CO 1600 µg/m³, pressure 1012.8 hPa, wind WSW.
        var hour = AIR_MONTH.atDay(1).atStartOfDay();
        assertThat(stored)
                .containsEntry(new StoredValues.Key(AOTI_ZHONGXIN, "2061", hour, "a21005-Avg"), "1.600")
                .containsEntry(new StoredValues.Key(AOTI_ZHONGXIN, "2061", hour, "a01006-Avg"), "101.28")
                .containsEntry(new StoredValues.Key(AOTI_ZHONGXIN, "2061", hour, "a01008-Avg"), "247.5");
    }

    @Test
    void riversAreStoredAsTheFilesSayAndAnHourSentTwiceOnce() throws SQLException {
        assertThat(played(rivers)).isEqualTo(new Played(2_235, 2_235));
        var comparison = Comparison.of(rivers, stored);
        assertThat(comparison.wrong()).isEmpty();
        assertThat(comparison.equal("2061", "Avg")).isEqualTo(20_832);
        assertThat(comparison.equal("2061", "Flag", "N")).isEqualTo(20_832);
        assertThat(comparison.countGaps("2061", RIVER_MONTH)).isZero();
        assertThat(StoredValues.countRows(database, "A990200_0001")).isEqualTo(744);
    }

    @Test
    void outletsAreStoredAsTheFileSaysWithStoppedHoursFlaggedAndDoubledHoursOnce() throws SQLException {
        assertThat(played(outlets)).isEqualTo(new Played(2_292, 2_292));
        var comparison = Comparison.of(outlets, stored);
        assertThat(comparison.wrong()).isEmpty();
        assertThat(comparison.equal("2061", "Avg")).isEqualTo(4_383);
        assertThat(comparison.equal("2061", "Flag", "N")).isEqualTo(4_383);
        assertThat(comparison.equal("2061", "Flag", "F")).as("25 stopped hours").isEqualTo(75);
        assertThat(comparison.countGaps("2061", OUTLET_MONTH))
                .as("25 stopped and 2 missing hours")
                .isEqualTo(81);
        assertThat(StoredValues.countRows(database, FIRST_OUTLET))
                .as("742 hours, 31 days")
                .isEqualTo(773);
        assertThat(StoredValues.countRows(database, SECOND_OUTLET))
                .as("744 hours, 31 days")
                .isEqualTo(775);
    }

    @Test
    void daysOfTheLoggerAreStoredAsItSentThem() {
        var comparison = Comparison.of(outlets, stored);
        for (String suffix : List.of("Min", "Avg", "Max")) {
            assertThat(comparison.equal("2031", suffix)).as(suffix).isEqualTo(186);
        }
        assertThat(comparison.equal("2031", "Flag", "N")).isEqualTo(177);
        assertThat(comparison.equal("2031", "Flag", "F")).isEqualTo(9);
    }

    /** Curves are rounded for drawing, so a value may differ by half of the last place drawn. */
    @Test
    void curvesShowEveryHourUnderItsLabelAndNothingElse() throws Exception {
        settle();
        var curves = new DrawnHours(Packaged.signedIn(server, "analyst"));
        assertThat(curves.countEqual(air, AIR_MONTH)).isEqualTo(57_247);
        assertThat(curves.countEqual(rivers, RIVER_MONTH)).isEqualTo(20_832);
        assertThat(curves.countEqual(outlets, OUTLET_MONTH)).isEqualTo(4_383);
        assertThat(curves.listWrong()).isEmpty();
        assertThat(curves.units("BJ-1011A")).containsEntry("a21005", "mg/m³").containsEntry("a34004", "µg/m³");
    }

    @Test
    void aSecondPlayingIsAnsweredAndChangesNothing() throws Exception {
        settle();
        var before = StoredValues.fingerprint(database);
        long kept = StoredValues.countKeptPackets(database);
        for (var set : List.of(air, rivers, outlets)) {
            PlayReport again = play(set);
            assertThat(again.acknowledged()).as(set.name()).isEqualTo(set.countPackets());
        }
        settle();
        assertThat(StoredValues.fingerprint(database)).isEqualTo(before);
        assertThat(StoredValues.countKeptPackets(database) - kept)
                .as("every packet is kept as it came, also one that says nothing new")
                .isEqualTo(10_575);
    }

    private PlayReport play(DataSet set) throws IOException, InterruptedException {
        return new DataSetPlayer(server.gateway(), Clock.systemUTC(), WINDOW).play(set);
    }

    private record Played(int packets, long acknowledged) {}

    private Played played(DataSet set) {
        PlayReport report = Objects.requireNonNull(first.get(set.name()));
        return new Played(report.packets(), report.acknowledged());
    }

    /** Waits until no window is left to be worked off. */
    private void settle() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (StoredValues.countDirtyWindows(database) > 0) {
            assertThat(System.nanoTime()).as("windows are worked off").isLessThan(end);
            Thread.sleep(200);
        }
    }
}
