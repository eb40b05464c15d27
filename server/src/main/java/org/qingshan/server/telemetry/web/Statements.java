/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.web;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.telemetry.UploadKind;
import org.qingshan.server.telemetry.model.Figures;
import org.qingshan.server.telemetry.model.Layout;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What a device said last of facilities, instruments and itself: state and run time of facilities (2021, 2041), alarms,
 * samples, identity, information, quality checks, restarts and whatever else is kept and not aggregated.
 */
@Service
class Statements {

    /** Of each kind so many of the newest packets are looked at. */
    private static final int LATEST = 2_000;

    private static final String NEWEST = "(SELECT * FROM telemetry.sample WHERE device = :device AND kind = %d"
            + " ORDER BY data_time DESC LIMIT " + LATEST + ")";
    private static final String SELECT =
            "SELECT s.data_time, s.batch, s.ordinal, s.figures, s.texts, l.command, l.items FROM ("
                    + String.join(
                            " UNION ALL ",
                            NEWEST.formatted(UploadKind.FACILITY_STATE.code()),
                            NEWEST.formatted(UploadKind.FACILITY_RUN_TIME.code()),
                            NEWEST.formatted(UploadKind.OTHER.code()))
                    + ") s JOIN telemetry.layout l ON l.id = s.layout ORDER BY s.data_time DESC, s.batch DESC, s.ordinal DESC";

    private final JdbcClient jdbc;

    Statements(@Qualifier("ingest") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One item of the newest packet that had it.
     *
     * @param command CN
     * @param instrument factor whose instrument speaks ({@code PolId}), empty = the logger or a facility
     * @param code factor, facility or information code as sent
     * @param suffix field behind the hyphen, empty for a bare name
     * @param value as sent
     */
    record StatementView(
            int command,
            String instrument,
            String code,
            String suffix,
            String value,
            OffsetDateTime time,
            String packetId) {}

    private record Key(int command, String instrument, String item) {}

    /** @param device internal id of a device that the caller was found to see */
    List<StatementView> list(int device) {
        Map<Key, StatementView> newest = new HashMap<>();
        jdbc.sql(SELECT).param("device", device).query(row -> {
            collect(row, newest);
        });
        return newest.values().stream()
                .sorted(Comparator.comparingInt(StatementView::command)
                        .thenComparing(StatementView::instrument)
                        .thenComparing(StatementView::code)
                        .thenComparing(StatementView::suffix))
                .toList();
    }

    private static void collect(ResultSet row, Map<Key, StatementView> newest) throws SQLException {
        List<String> items = List.of((String[]) row.getArray("items").getArray());
        Figures figures = Figures.unpack(row.getBytes("figures"));
        Map<Integer, String> texts = texts(row);
        String instrument = texts.getOrDefault(items.indexOf("PolId"), "");
        int figure = 0;
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i);
            if (Layout.isFlag(item)) {
                continue;
            }
            String number = number(figures, figure++);
            String value = number == null ? texts.getOrDefault(i, "") : number;
            if (!item.equals("PolId")) {
                Key key = new Key(row.getInt("command"), instrument, item);
                if (!newest.containsKey(key)) {
                    newest.put(key, view(row, key, value));
                }
            }
        }
    }

    private static StatementView view(ResultSet row, Key key, String value) throws SQLException {
        return new StatementView(
                key.command(),
                key.instrument(),
                Layout.codeOf(key.item()),
                Layout.suffixOf(key.item()),
                value,
                row.getObject("data_time", OffsetDateTime.class),
                row.getLong("batch") + "-" + row.getInt("ordinal"));
    }

    private static @Nullable String number(Figures figures, int index) {
        return index >= figures.size()
                ? null
                : figures.findNumber(index).map(BigDecimal::toPlainString).orElse(null);
    }

    /** Texts that have no place among the numbers, by item. */
    private static Map<Integer, String> texts(ResultSet row) throws SQLException {
        Map<Integer, String> texts = new HashMap<>();
        java.sql.Array array = row.getArray("texts");
        if (array != null) {
            String[] pairs = (String[]) array.getArray();
            for (int i = 0; i + 1 < pairs.length; i += 2) {
                texts.put(Integer.parseInt(pairs[i]), pairs[i + 1]);
            }
        }
        return texts;
    }
}
