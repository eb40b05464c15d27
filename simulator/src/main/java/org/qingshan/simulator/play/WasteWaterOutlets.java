/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.play;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.Suffix;
import org.qingshan.hj212.Value;
import org.qingshan.simulator.device.LoggerProfile;
import org.qingshan.simulator.registry.Kind;
import org.qingshan.simulator.registry.RegistryFiles;

/**
 * Two waste-water outlets as HJ 212-2017 loggers: one 2061 an hour and one 2031 a day, ST=32. The outlets are known here
 * as the first and the second of the file; their real names are never used.
 *
 * <p>Stated choices: at the second outlet the items stand under wrong headings and are put right; the text 停运 sends the
 * item with flag F and without a value; hours that the file has twice are sent twice; the hour label is taken for the
 * start of the hour. The day is the logger's own: smallest, arithmetic mean (half to even, three decimals) and largest of
 * the day's hourly values, each hour counted once; its flag is N when all hours are N and F when one is stopped.
 */
public final class WasteWaterOutlets {

    private static final String REGION = "990200";
    private static final String STOPPED = "停运";
    private static final int DAY_DECIMALS = 3;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String FILE = "wastewater_outlets_panzhihua_hourly_2020.csv.gz";

    /** Factor to heading, outlet by outlet in the order of the file. */
    private static final List<Map<String, String>> HEADS = List.of(
            Map.of("w01001", "ph", "w01018", "cod_mg_l", "w21003", "nh3n_mg_l"),
            Map.of("w21003", "ph", "w01001", "cod_mg_l", "w01018", "nh3n_mg_l"));

    private static final List<String> FACTORS = List.of("w01001", "w01018", "w21003");
    private static final List<String> NAMES = List.of("甲", "乙");

    private WasteWaterOutlets() {}

    /** @param data the folder of the data sets */
    public static DataSet of(Path data, YearMonth month) throws IOException {
        Map<String, List<CsvRows.Row>> outlets = new LinkedHashMap<>();
        for (var row : CsvRows.list(data.resolve("cems").resolve(FILE), _ -> true)) {
            outlets.computeIfAbsent(row.get("outlet"), _ -> new ArrayList<>()).add(row);
        }
        var registry = new RegistryFiles().add(Kind.REGIONS, REGION, "数据集流域", "Data-set basin", "city", "");
        var devices = new ArrayList<DataSet.Played>();
        for (var rows : outlets.values()) {
            int index = devices.size();
            var logger = new LoggerProfile(
                    "88C0000000000000000000%02d".formatted(index + 1),
                    "32",
                    Edition.HJ_2017,
                    "123456",
                    0,
                    0,
                    true,
                    Duration.ZERO,
                    Set.of());
            register(registry, index, logger);
            devices.add(new DataSet.Played(logger, listPackets(rows, HEADS.get(index), month)));
        }
        return new DataSet("waste water " + month, registry, devices);
    }

    private static void register(RegistryFiles registry, int index, LoggerProfile logger) {
        String enterprise = "DATA-E%d".formatted(index + 1);
        String point = "DATA-W%d".formatted(index + 1);
        String name = "数据集排污单位" + NAMES.get(index);
        registry.add(
                Kind.ENTERPRISES,
                enterprise,
                name,
                "Data-set enterprise " + (index + 1),
                name,
                "",
                "",
                REGION,
                "",
                "",
                "");
        registry.add(
                Kind.POINTS,
                point,
                "waste_water_outlet",
                "废水排放口",
                "Waste-water outlet",
                enterprise,
                REGION,
                "",
                "",
                "");
        registry.add(
                Kind.DEVICES,
                logger.mn(),
                name + "数采仪",
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
    }

    private static List<DataSet.PlayedPacket> listPackets(
            List<CsvRows.Row> rows, Map<String, String> heads, YearMonth month) {
        var packets = new ArrayList<DataSet.PlayedPacket>();
        Map<LocalDate, Map<LocalDateTime, CsvRows.Row>> days = new TreeMap<>();
        for (var row : rows) {
            var start = LocalDateTime.parse(row.get("time"), TIME);
            if (YearMonth.from(start).equals(month)) {
                packets.add(new DataSet.PlayedPacket("2061", start, listHourItems(row, heads)));
                days.computeIfAbsent(start.toLocalDate(), _ -> new LinkedHashMap<>())
                        .put(start, row);
            }
        }
        days.forEach((day, hours) -> packets.add(new DataSet.PlayedPacket(
                "2031", day.atStartOfDay(), listDayItems(List.copyOf(hours.values()), heads))));
        return packets;
    }

    private static List<FactorItem> listHourItems(CsvRows.Row row, Map<String, String> heads) {
        var items = new ArrayList<FactorItem>();
        for (String factor : FACTORS) {
            String cell = row.get(heads.getOrDefault(factor, ""));
            items.add(
                    cell.equals(STOPPED)
                            ? FactorItem.of(factor, Value.of(Suffix.FLAG, "F"))
                            : FactorItem.of(factor, Value.of(Suffix.AVG, cell), Value.of(Suffix.FLAG, "N")));
        }
        return items;
    }

    private static List<FactorItem> listDayItems(List<CsvRows.Row> hours, Map<String, String> heads) {
        var items = new ArrayList<FactorItem>();
        for (String factor : FACTORS) {
            var values = new ArrayList<BigDecimal>();
            for (var hour : hours) {
                String cell = hour.get(heads.getOrDefault(factor, ""));
                if (!cell.equals(STOPPED)) {
                    values.add(new BigDecimal(cell));
                }
            }
            items.add(dayItem(factor, values, values.size() == hours.size() ? "N" : "F"));
        }
        return items;
    }

    private static FactorItem dayItem(String factor, List<BigDecimal> values, String flag) {
        if (values.isEmpty()) {
            return FactorItem.of(factor, Value.of(Suffix.FLAG, flag));
        }
        var low = values.stream().min(BigDecimal::compareTo).orElseThrow();
        var high = values.stream().max(BigDecimal::compareTo).orElseThrow();
        var sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var mean = sum.divide(BigDecimal.valueOf(values.size()), DAY_DECIMALS, RoundingMode.HALF_EVEN);
        return FactorItem.of(
                factor,
                Value.of(Suffix.MIN, low.toPlainString()),
                Value.of(Suffix.AVG, mean.toPlainString()),
                Value.of(Suffix.MAX, high.toPlainString()),
                Value.of(Suffix.FLAG, flag));
    }
}
