/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.play;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.Suffix;
import org.qingshan.hj212.Value;
import org.qingshan.simulator.device.LoggerProfile;
import org.qingshan.simulator.registry.Kind;
import org.qingshan.simulator.registry.RegistryFiles;

/**
 * The nine Beijing stations of UCI data set 501 (S. Chen 2017, CC BY 4.0) as HJ 212-2017 loggers: one 2061 an hour, ST=22.
 *
 * <p>Stated choices: the hour label is taken for the start of the hour; CO goes from µg/m³ to mg/m³ and pressure from hPa
 * to kPa by moving the point; wind directions become degrees; NA sends no item; dew point and rain have no code and are
 * not sent.
 */
public final class BeijingStations {

    private static final String REGION = "110000";
    private static final List<String> WIND =
            List.of("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW");
    private static final BigDecimal WIND_STEP = new BigDecimal("22.5");

    /** @param shift by how many places the point moves to the left */
    private record Column(String head, String code, String unit, int shift) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("PM2.5", "a34004", "µg/m³", 0),
            new Column("PM10", "a34002", "µg/m³", 0),
            new Column("SO2", "a21026", "µg/m³", 0),
            new Column("NO2", "a21004", "µg/m³", 0),
            new Column("CO", "a21005", "mg/m³", 3),
            new Column("O3", "a05024", "µg/m³", 0),
            new Column("TEMP", "a01001", "°C", 0),
            new Column("PRES", "a01006", "kPa", 1),
            new Column("WSPM", "a01007", "m/s", 0));

    private BeijingStations() {}

    /** @param data the folder of the data sets */
    public static DataSet of(Path data, YearMonth month) throws IOException {
        var folder = data.resolve("beijing-prsa");
        var registry = new RegistryFiles().add(Kind.REGIONS, REGION, "北京市", "Beijing", "city", "");
        var devices = new ArrayList<DataSet.Played>();
        for (var station : CsvRows.list(folder.resolve("stations.csv"), _ -> true)) {
            var logger = logger(station.get("cnemc_code"));
            register(registry, station, logger);
            var file = folder.resolve("PRSA_Data_" + station.get("station") + "_20130301-20170228.csv.gz");
            devices.add(new DataSet.Played(logger, listPackets(file, month)));
        }
        return new DataSet("beijing-prsa " + month, registry, devices);
    }

    private static LoggerProfile logger(String code) {
        String mn = "88B1100000000000000" + code;
        return new LoggerProfile(mn, "22", Edition.HJ_2017, "123456", 0, 0, false, Duration.ZERO, Set.of());
    }

    private static void register(RegistryFiles registry, CsvRows.Row station, LoggerProfile logger) {
        String point = "BJ-" + station.get("cnemc_code");
        registry.add(
                Kind.POINTS,
                point,
                "air_station",
                station.get("name_zh"),
                station.get("station"),
                "",
                REGION,
                station.get("longitude"),
                station.get("latitude"),
                "");
        registry.add(
                Kind.DEVICES,
                logger.mn(),
                station.get("name_zh") + "数采仪",
                point,
                "2017",
                "",
                "standard",
                logger.password(),
                "",
                "",
                "",
                "start",
                "0");
        for (var column : COLUMNS) {
            channel(registry, logger, point, column.code(), column.unit());
        }
        channel(registry, logger, point, "a01008", "deg");
    }

    private static void channel(RegistryFiles registry, LoggerProfile logger, String point, String code, String unit) {
        registry.add(Kind.CHANNELS, logger.mn(), logger.st(), code, point, code, unit, "start", "1", "2013-01-01", "");
    }

    private static List<DataSet.PlayedPacket> listPackets(Path file, YearMonth month) throws IOException {
        String year = String.valueOf(month.getYear());
        String ofYear = String.valueOf(month.getMonthValue());
        var packets = new ArrayList<DataSet.PlayedPacket>();
        for (var row : CsvRows.list(
                file, r -> r.get("year").equals(year) && r.get("month").equals(ofYear))) {
            var start = LocalDateTime.of(
                    month.getYear(),
                    month.getMonthValue(),
                    Integer.parseInt(row.get("day")),
                    Integer.parseInt(row.get("hour")),
                    0);
            var items = listItems(row);
            if (!items.isEmpty()) {
                packets.add(new DataSet.PlayedPacket("2061", start, items));
            }
        }
        return packets;
    }

    private static List<FactorItem> listItems(CsvRows.Row row) {
        var items = new ArrayList<FactorItem>();
        for (var column : COLUMNS) {
            String cell = row.get(column.head());
            if (!isMissing(cell)) {
                items.add(item(column.code(), new BigDecimal(cell).movePointLeft(column.shift())));
            }
        }
        int direction = WIND.indexOf(row.get("wd"));
        if (direction >= 0) {
            items.add(item("a01008", WIND_STEP.multiply(BigDecimal.valueOf(direction))));
        }
        return items;
    }

    private static FactorItem item(String code, BigDecimal value) {
        return FactorItem.of(code, Value.of(Suffix.AVG, value.toPlainString()), Value.of(Suffix.FLAG, "N"));
    }

    private static boolean isMissing(String cell) {
        return cell.isEmpty() || cell.equals("NA");
    }
}
