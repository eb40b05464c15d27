/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.play;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.Suffix;
import org.qingshan.hj212.Value;
import org.qingshan.simulator.device.LoggerProfile;
import org.qingshan.simulator.registry.Kind;
import org.qingshan.simulator.registry.RegistryFiles;

/**
 * Three river stations as surface-water stations (HJ 1404, ST=21, Flag 9): one 2061 an hour.
 *
 * <p>Stated choices: the headings TP and TN are exchanged back in all files and all hours, as the description of the data
 * says; the hour label is taken for the start of the hour; an hour that the file has twice is sent twice; all values carry
 * flag N because the files carry none.
 */
public final class RiverStations {

    private static final String REGION = "990200";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final List<String> STATIONS = List.of("XL", "TG", "XY");

    /** Heading to factor; TP and TN stand under each other's heading. */
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("T", "w01010"),
            Map.entry("Temperature", "w01010"),
            Map.entry("pH", "w01001"),
            Map.entry("DO", "w01009"),
            Map.entry("EC", "w01014"),
            Map.entry("NTU", "w01003"),
            Map.entry("PPI", "w01019"),
            Map.entry("NH3-N", "w21003"),
            Map.entry("COD", "w01018"),
            Map.entry("TP", "w21001"),
            Map.entry("TN", "w21011"));

    private RiverStations() {}

    /** @param data the folder of the data sets */
    public static DataSet of(Path data, YearMonth month) throws IOException {
        var registry = new RegistryFiles().add(Kind.REGIONS, REGION, "数据集流域", "Data-set basin", "city", "");
        var devices = new ArrayList<DataSet.Played>();
        for (int i = 0; i < STATIONS.size(); i++) {
            String station = STATIONS.get(i);
            var logger = new LoggerProfile(
                    "A990200_%04d".formatted(i + 1),
                    "21",
                    Edition.HJ_1404,
                    "123456",
                    0,
                    0,
                    false,
                    Duration.ZERO,
                    Set.of());
            register(registry, station, logger);
            var file = data.resolve("water").resolve("river_auto_station_" + station + "_hourly.csv.gz");
            devices.add(new DataSet.Played(logger, listPackets(file, month)));
        }
        return new DataSet("water " + month, registry, devices);
    }

    private static void register(RegistryFiles registry, String station, LoggerProfile logger) {
        String point = "RIVER-" + station;
        registry.add(
                Kind.POINTS, point, "water_section", "数据集断面" + station, "Section " + station, "", REGION, "", "", "");
        registry.add(
                Kind.DEVICES,
                logger.mn(),
                "数据集水站" + station,
                point,
                "1404",
                "",
                "standard",
                logger.password(),
                "",
                "",
                "",
                "start",
                "0");
    }

    private static List<DataSet.PlayedPacket> listPackets(Path file, YearMonth month) throws IOException {
        var packets = new ArrayList<DataSet.PlayedPacket>();
        for (var row : CsvRows.list(file, r -> r.get("Time").startsWith(month.toString()))) {
            var start = LocalDateTime.parse(row.get("Time"), TIME);
            packets.add(new DataSet.PlayedPacket("2061", start, listItems(row)));
        }
        return packets;
    }

    private static List<FactorItem> listItems(CsvRows.Row row) {
        var items = new ArrayList<FactorItem>();
        for (String head : row.heads()) {
            String code = CODES.get(head);
            if (code != null && !row.get(head).isEmpty()) {
                items.add(FactorItem.of(code, Value.of(Suffix.AVG, row.get(head)), Value.of(Suffix.FLAG, "N")));
            }
        }
        return items;
    }
}
