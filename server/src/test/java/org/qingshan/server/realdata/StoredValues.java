/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.realdata;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.simulator.play.DataSet;

/** What the store holds, read with SQL of its own: the text in force of every item of the loggers' hours and days. */
final class StoredValues {

    private static final String HOURS_AND_DAYS = """
            SELECT d.mn, l.command::text AS cn, s.data_time AT TIME ZONE 'Asia/Shanghai' AS data_time, l.items,
                   telemetry.figures(s.figures) AS numbers, s.flags, s.texts
            FROM telemetry.sample s
            JOIN registry.device d ON d.id = s.device
            JOIN telemetry.layout l ON l.id = s.layout
            WHERE s.kind IN (3, 4)
            ORDER BY s.device, s.kind, s.data_time, s.arrival, s.batch, s.ordinal""";

    /** One item of one period of one logger; the item is {@code code-suffix}. */
    record Key(String mn, String cn, LocalDateTime dataTime, String item) {
        static Key of(DataSet.Expected expected) {
            return new Key(
                    expected.mn(), expected.cn(), expected.dataTime(), expected.factor() + "-" + expected.suffix());
        }
    }

    private StoredValues() {}

    /** Of several packets of one period the later arrival is in force. */
    static Map<Key, String> inForce(Connection connection) throws SQLException {
        Map<Key, String> values = new HashMap<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(HOURS_AND_DAYS)) {
            while (rows.next()) {
                add(rows, values);
            }
        }
        return values;
    }

    private static void add(ResultSet rows, Map<Key, String> values) throws SQLException {
        String[] items = (String[]) rows.getArray("items").getArray();
        BigDecimal[] numbers = (BigDecimal[]) rows.getArray("numbers").getArray();
        String flags = rows.getString("flags");
        Map<String, String> texts = texts(rows.getArray("texts"));
        int number = 0;
        int flag = 0;
        for (int i = 0; i < items.length; i++) {
            boolean isFlag = items[i].endsWith("-Flag");
            String own = isFlag ? flagAt(flags, flag++) : text(numbers[number++]);
            var key = new Key(
                    rows.getString("mn"),
                    rows.getString("cn"),
                    rows.getObject("data_time", LocalDateTime.class),
                    items[i]);
            values.put(key, texts.getOrDefault(Integer.toString(i), own));
        }
    }

    private static String flagAt(@Nullable String flags, int index) {
        return flags == null ? "N" : flags.substring(index, index + 1);
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private static Map<String, String> texts(@Nullable Array pairs) throws SQLException {
        Map<String, String> texts = new HashMap<>();
        if (pairs != null) {
            String[] all = (String[]) pairs.getArray();
            for (int i = 0; i < all.length; i += 2) {
                texts.put(all[i], all[i + 1]);
            }
        }
        return texts;
    }

    /** Rows of a logger's hours and days. */
    static long countRows(Connection connection, String mn) throws SQLException {
        return number(
                connection,
                "SELECT count(*) FROM telemetry.sample s JOIN registry.device d ON d.id = s.device"
                        + " WHERE s.kind IN (3, 4) AND d.mn = ?",
                mn);
    }

    /** Packets in the raw store. */
    static long countKeptPackets(Connection connection) throws SQLException {
        return number(connection, "SELECT coalesce(sum(packets), 0) FROM telemetry.raw_batch");
    }

    static long countDirtyWindows(Connection connection) throws SQLException {
        return number(connection, "SELECT count(*) FROM telemetry.dirty_window");
    }

    /** Number and digest of all samples, hours and days with their times of arrival, revisions and contents. */
    static Map<String, String> fingerprint(Connection connection) throws SQLException {
        Map<String, String> prints = new HashMap<>();
        for (String table : List.of("sample", "hour", "day", "revision_note", "exceedance")) {
            try (var statement = connection.createStatement();
                    var row =
                            statement.executeQuery("SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, chr(10)"
                                    + " ORDER BY t::text COLLATE \"C\")), '') FROM telemetry." + table + " t")) {
                row.next();
                prints.put(table, row.getString(1));
            }
        }
        return prints;
    }

    private static long number(Connection connection, String sql, String... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
