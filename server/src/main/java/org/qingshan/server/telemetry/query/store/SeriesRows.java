/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.query.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qingshan.pipeline.Level;
import org.qingshan.server.telemetry.windows.model.AggregateKey;
import org.qingshan.server.telemetry.windows.model.AggregateLayout;
import org.qingshan.server.telemetry.windows.model.DrawnElement;
import org.qingshan.server.telemetry.windows.store.AggregateLayouts;
import org.qingshan.server.telemetry.windows.store.AggregateTable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads aggregate rows of one point through the scoped views, without an object per value. */
@Component
public class SeriesRows {

    private final JdbcTemplate web;
    private final AggregateLayouts layouts;

    SeriesRows(@Qualifier("web") javax.sql.DataSource web, AggregateLayouts layouts) {
        this.web = new JdbcTemplate(web);
        this.web.setFetchSize(10_000);
        this.layouts = layouts;
    }

    @SuppressWarnings("ArrayRecordComponent") // read once
    private record Row(long time, int layout, byte[] body) {}

    /** Rows in force that begin in [from, to); factors empty = all. */
    public SeriesTable read(int pointId, Level level, List<String> factors, Instant from, Instant to) {
        List<Row> rows = new ArrayList<>();
        int[] seconds = {secondsOf(level)};
        web.query(
                "SELECT extract(epoch FROM start)::bigint, seconds, layout_id, body FROM " + AggregateTable.view(level)
                        + " WHERE point_id = ? AND start >= ? AND start < ? AND NOT superseded ORDER BY start",
                row -> {
                    rows.add(new Row(row.getLong(1) * 1000, row.getInt(3), row.getBytes(4)));
                    seconds[0] = row.getInt(2);
                },
                pointId,
                Timestamp.from(from),
                Timestamp.from(to));
        SeriesTable table = new SeriesTable(
                rows.stream().mapToLong(Row::time).toArray(),
                seconds[0] * 1000L,
                from.toEpochMilli(),
                to.toEpochMilli());
        fill(table, rows, factors);
        return table;
    }

    private static int secondsOf(Level level) {
        return switch (level) {
            case MINUTE -> 60;
            case HOUR -> 3_600;
            case DAY -> 86_400;
        };
    }

    private void fill(SeriesTable table, List<Row> rows, List<String> factors) {
        Map<Integer, int[]> wanted = new HashMap<>();
        DrawnElement element = new DrawnElement();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            AggregateLayout layout = layouts.get(row.layout());
            int[] indexes = wanted.computeIfAbsent(row.layout(), id -> indexes(layout, factors));
            for (int index : indexes) {
                element.read(row.body(), index);
                AggregateKey key = layout.keys().get(index);
                table.set(key, i, element);
            }
        }
    }

    private static int[] indexes(AggregateLayout layout, List<String> factors) {
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < layout.keys().size(); i++) {
            if (factors.isEmpty() || factors.contains(layout.keys().get(i).factor())) {
                indexes.add(i);
            }
        }
        return indexes.stream().mapToInt(Integer::intValue).toArray();
    }
}
