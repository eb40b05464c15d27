/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a family of tables takes on the disk, with indexes and long values, without the write-ahead log.
 *
 * @param rows packets for raw and sample, windows otherwise
 * @param values numbers in them: values of samples, elements of windows
 */
public record DiskUse(String family, long bytes, long rows, long values) {

    private static final double GIB = 1 << 30;
    private static final int PACKETS_PER_SECOND = 1_000;
    private static final int DAY = 86_400;
    /** Loggers that send a packet a minute and so make up the rate. */
    private static final long LOGGERS = 60L * PACKETS_PER_SECOND;

    private static final String BYTES = """
            SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'telemetry' AND c.relkind = 'r' AND c.relname ~ ('^' || ? || '(_(default|y?\\d+))?$')
            """;
    private static final String RAW = "SELECT coalesce(sum(packets), 0), 0 FROM telemetry.raw_batch";
    private static final String SAMPLE = """
            SELECT n, (n * coalesce((SELECT avg(cardinality(telemetry.figures(figures)))
                                     FROM (SELECT figures FROM telemetry.sample LIMIT 1000) few), 0))::bigint
            FROM (SELECT count(*) AS n FROM telemetry.sample) counted
            """;
    private static final String WINDOW = "SELECT count(*), coalesce(sum(cardinality(y.keys)), 0) FROM telemetry.TABLE a"
            + " JOIN telemetry.aggregate_layout y ON y.id = a.layout_id";

    public static List<DiskUse> of(String url, String password) throws SQLException {
        try (Connection database = DriverManager.getConnection(url, "qs_owner", password)) {
            List<DiskUse> families = new ArrayList<>();
            DiskUse raw = of(database, "raw_batch", RAW);
            DiskUse sample = of(database, "sample", SAMPLE);
            families.add(new DiskUse(raw.family, raw.bytes, raw.rows, sample.values));
            families.add(sample);
            for (String table : List.of("minute", "hour", "day")) {
                families.add(of(database, table, WINDOW.replace("TABLE", table)));
            }
            return families;
        }
    }

    private static DiskUse of(Connection database, String family, String count) throws SQLException {
        long bytes;
        try (var statement = database.prepareStatement(BYTES)) {
            statement.setString(1, family);
            try (var row = statement.executeQuery()) {
                row.next();
                bytes = row.getLong(1);
            }
        }
        try (var statement = database.createStatement();
                var row = statement.executeQuery(count)) {
            row.next();
            return new DiskUse(family, bytes, row.getLong(1), row.getLong(2));
        }
    }

    double perRow() {
        return rows == 0 ? 0 : (double) bytes / rows;
    }

    /** At a thousand packets a second from loggers that send one a minute and have a minute window every ten. */
    double gibPerDay() {
        long rowsPerDay = switch (family) {
            case "minute" -> LOGGERS * 144;
            case "hour" -> LOGGERS * 24;
            case "day" -> LOGGERS;
            default -> (long) PACKETS_PER_SECOND * DAY;
        };
        return perRow() * rowsPerDay / GIB;
    }

    public static String table(List<DiskUse> families) {
        var text = new StringBuilder(String.format(
                "%-10s %12s %12s %12s %12s %16s%n",
                "tables", "MiB", "rows", "bytes/row", "bytes/value", "GiB/day at 1000/s"));
        for (DiskUse one : families) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-10s %12.1f %12d %12.1f %12.2f %16.2f%n",
                    one.family,
                    one.bytes / (double) (1 << 20),
                    one.rows,
                    one.perRow(),
                    one.values == 0 ? 0 : (double) one.bytes / one.values,
                    one.gibPerDay()));
        }
        double sum = families.stream().mapToDouble(DiskUse::gibPerDay).sum();
        return text.append(String.format(Locale.ROOT, "%-10s %67.2f%n", "all", sum))
                .toString();
    }

    public static String toJson(List<DiskUse> families) {
        return families.stream()
                .map(one -> String.format(
                        Locale.ROOT,
                        "{\"family\":\"%s\",\"bytes\":%d,\"rows\":%d,\"values\":%d,\"gibPerDay\":%.3f}",
                        one.family,
                        one.bytes,
                        one.rows,
                        one.values,
                        one.gibPerDay()))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
