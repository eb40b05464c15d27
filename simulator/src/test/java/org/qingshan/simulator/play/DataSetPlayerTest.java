/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.Packet;
import org.qingshan.simulator.device.TestHost;
import org.qingshan.simulator.play.DataSet.Expected;
import org.qingshan.simulator.registry.Kind;

class DataSetPlayerTest {

    @TempDir
    private Path data;

    @BeforeEach
    void writeSmallSets() throws IOException {
        write("beijing-prsa/stations.csv", "station,cnemc_code,name_zh,longitude,latitude\nHill,9901A,山上,116.4,39.9\n");
        write("beijing-prsa/PRSA_Data_Hill_20130301-20170228.csv.gz", """
                "No","year","month","day","hour","PM2.5","PM10","SO2","NO2","CO","O3","TEMP","PRES","DEWP","RAIN","wd","WSPM","station"
                1,2014,2,28,23,9,9,3,17,300,89,-0.5,1024.5,-21.4,0,"NNW",5.7,"Hill"
                2,2014,3,1,0,4,NA,2.0706,16,10000,NA,-2.5e-17,1025.1,-22.1,0,NA,3.9,"Hill"
                """);
        for (String river : List.of("XL", "TG", "XY")) {
            write("water/river_auto_station_" + river + "_hourly.csv.gz", """
                    Time,T,pH,DO,EC,NTU,PPI,NH3-N,TP,TN
                    2023-03-01 00:00,3.5,8.31,11.49,1953.5,266,3.77,0.234,9.59,0.125
                    2023-03-01 00:00,3.5,8.31,11.49,1953.5,266,3.77,0.234,9.60,0.125
                    """);
        }
        write("cems/wastewater_outlets_panzhihua_hourly_2020.csv.gz", """
                row_id,outlet,time,ph,cod_mg_l,nh3n_mg_l
                1,A,2020-05-17 01:00:00,8.6,53.105,5.784
                2,A,2020-05-17 02:00:00,8.4,53.106,5.784
                3,B,2020-05-17 01:00:00,1.5,7.8,40
                4,B,2020-05-17 01:00:00,1.5,7.8,40
                5,B,2020-05-17 02:00:00,停运,停运,停运
                """);
    }

    @Test
    void airStationsSendWhatTheHourHasInTheUnitsOfTheChannels() throws IOException {
        var set = BeijingStations.of(data, YearMonth.of(2014, 3));
        assertThat(set.listExpected())
                .filteredOn(e -> e.suffix().equals("Avg"))
                .extracting(Expected::factor, Expected::text)
                .containsExactly(
                        tuple("a34004", "4"),
                        tuple("a21026", "2.0706"),
                        tuple("a21004", "16"),
                        tuple("a21005", "10.000"),
                        tuple("a01001", "-0.000000000000000025"),
                        tuple("a01006", "102.51"),
                        tuple("a01007", "3.9"));
        assertThat(set.listExpected()).allMatch(e -> e.dataTime().equals(LocalDateTime.of(2014, 3, 1, 0, 0)));
        assertThat(set.registry().csv(Kind.CHANNELS))
                .contains("88B11000000000000009901A,22,a34004,BJ-9901A,a34004,µg/m³");
    }

    @Test
    void riverHeadingsAreExchangedBackAndTheLaterOfTwoHoursIsInForce() throws IOException {
        var set = RiverStations.of(data, YearMonth.of(2023, 3));
        assertThat(set.countPackets()).isEqualTo(6);
        assertThat(text(set, "A990200_0001", "2061", "w21001", "Avg")).isEqualTo("9.60");
        assertThat(text(set, "A990200_0001", "2061", "w21011", "Avg")).isEqualTo("0.125");
    }

    @Test
    void aStoppedOutletSendsTheFlagAloneAndWrongHeadingsArePutRight() throws IOException {
        var set = WasteWaterOutlets.of(data, YearMonth.of(2020, 5));
        String second = "88C000000000000000000002";
        assertThat(set.devices().get(1).packets()).hasSize(4);
        assertThat(set.listExpected())
                .filteredOn(e -> e.mn().equals(second) && e.cn().equals("2061"))
                .filteredOn(e -> e.dataTime().getHour() == 2)
                .extracting(e -> e.factor() + e.suffix() + e.text())
                .containsExactly("w01001FlagF", "w01018FlagF", "w21003FlagF");
        assertThat(text(set, second, "2031", "w01001", "Avg")).isEqualTo("7.800");
        assertThat(text(set, second, "2031", "w01018", "Avg")).isEqualTo("40.000");
        assertThat(text(set, second, "2031", "w21003", "Flag")).isEqualTo("F");
        assertThat(text(set, "88C000000000000000000001", "2031", "w01018", "Avg"))
                .isEqualTo("53.106");
        assertThat(text(set, "88C000000000000000000001", "2031", "w01018", "Max"))
                .isEqualTo("53.106");
    }

    @Test
    void whatArrivesIsWhatIsExpected() throws Exception {
        assertArrives(BeijingStations.of(data, YearMonth.of(2014, 3)), Edition.HJ_2017);
        assertArrives(RiverStations.of(data, YearMonth.of(2023, 3)), Edition.HJ_1404);
        assertArrives(WasteWaterOutlets.of(data, YearMonth.of(2020, 5)), Edition.HJ_2017);
    }

    @Test
    void oneMonthOfTheRealSetsArrivesWhole() throws Exception {
        String folder = System.getenv("QINGSHAN_DATA");
        assumeThat(folder)
                .as("skipped: QINGSHAN_DATA does not name the folder of the data sets")
                .isNotNull();
        var real = Path.of(folder);
        assertThat(assertArrives(BeijingStations.of(real, YearMonth.of(2014, 2)), Edition.HJ_2017))
                .isEqualTo(9 * 28 * 24);
        assertThat(assertArrives(RiverStations.of(real, YearMonth.of(2023, 1)), Edition.HJ_1404))
                .as("three hours are twice in one file")
                .isEqualTo(3 * 31 * 24 + 3);
        assertThat(assertArrives(WasteWaterOutlets.of(real, YearMonth.of(2020, 5)), Edition.HJ_2017))
                .as("742 hours of the first outlet, every hour twice of the second, 31 days of each")
                .isEqualTo(742 + 2 * 31 * 24 + 2 * 31);
    }

    private static int assertArrives(DataSet set, Edition edition) throws Exception {
        try (var host = new TestHost(edition)) {
            var report = new DataSetPlayer(host.address(), Clock.systemUTC(), 16).play(set);
            assertThat(report.isComplete()).isTrue();
            assertThat(host.listAll()).hasSize(set.countPackets());
            assertThat(valuesOf(host.listAll())).isEqualTo(valuesOf(set));
            return report.packets();
        }
    }

    private static Map<String, String> valuesOf(DataSet set) {
        Map<String, String> values = new HashMap<>();
        set.listExpected().forEach(e -> values.put(e.mn() + e.cn() + e.dataTime() + e.factor() + e.suffix(), e.text()));
        return values;
    }

    private static Map<String, String> valuesOf(List<Packet> packets) {
        Map<String, String> values = new HashMap<>();
        for (var packet : packets) {
            for (var item : packet.factors()) {
                item.values()
                        .forEach(v -> values.put(
                                packet.mn() + packet.cn() + packet.dataTime() + item.code() + v.suffixText(),
                                v.text()));
            }
        }
        return values;
    }

    private static String text(DataSet set, String mn, String cn, String factor, String suffix) {
        return set.listExpected().stream()
                .filter(e -> e.mn().equals(mn) && e.cn().equals(cn))
                .filter(e -> e.factor().equals(factor) && e.suffix().equals(suffix))
                .map(Expected::text)
                .findFirst()
                .orElseThrow();
    }

    private void write(String name, String text) throws IOException {
        var file = data.resolve(name);
        Files.createDirectories(file.getParent());
        if (!name.endsWith(".gz")) {
            Files.writeString(file, text);
            return;
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
