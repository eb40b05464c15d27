/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.imports;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.sample.Column;
import org.qingshan.pipeline.sample.Sample;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.server.telemetry.store.SampleReader;

/** What was imported before at the times of a new file. */
final class StoredValues {

    private record Known(BigDecimal value, String flag) {}

    private final Map<ImportedValue.Key, Known> inForce = new HashMap<>();
    private final Map<ImportedValue.Moment, Integer> packets = new HashMap<>();

    /** @param devices import device by point, of those points that have one */
    static StoredValues read(
            DataSource dataSource, SampleReader reader, Map<Integer, Integer> devices, Collection<ImportedValue> values)
            throws SQLException {
        var stored = new StoredValues();
        Map<Integer, Integer> points = new HashMap<>();
        devices.forEach((point, device) -> points.put(device, point));
        int[] ids = points.keySet().stream().mapToInt(Integer::intValue).toArray();
        try (Connection connection = dataSource.getConnection()) {
            for (SampleKind kind : SampleKind.values()) {
                List<ImportedValue> own =
                        values.stream().filter(value -> value.kind() == kind).toList();
                if (!own.isEmpty() && ids.length > 0) {
                    long from =
                            own.stream().mapToLong(ImportedValue::second).min().orElseThrow();
                    long to =
                            own.stream().mapToLong(ImportedValue::second).max().orElseThrow() + 1;
                    reader.read(
                            connection,
                            ids,
                            kind,
                            Instant.ofEpochSecond(from),
                            Instant.ofEpochSecond(to),
                            sample -> stored.take(points.getOrDefault(sample.deviceId(), 0), sample));
                }
            }
        }
        return stored;
    }

    /** In the order of arrival: the last one is in force. */
    private void take(int point, Sample sample) {
        long second = sample.timeMillis() / 1_000;
        packets.merge(new ImportedValue.Moment(point, sample.kind(), second), 1, Integer::sum);
        List<Column> columns = sample.layout().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (sample.hasNumber(i)) {
                var key = new ImportedValue.Key(
                        point, sample.kind(), second, columns.get(i).code());
                BigDecimal number = BigDecimal.valueOf(sample.unscaled(i), sample.scale(i));
                inForce.put(key, new Known(number, sample.flag(i)));
            }
        }
    }

    ValueImport.Outcome outcome(ImportedValue value) {
        @Nullable Known known = inForce.get(value.key());
        if (known == null) {
            return ValueImport.Outcome.CREATED;
        }
        return known.equals(new Known(value.value(), value.flag()))
                ? ValueImport.Outcome.UNCHANGED
                : ValueImport.Outcome.CHANGED;
    }

    /** How many packets there are of a moment already. */
    int packets(ImportedValue.Moment moment) {
        return packets.getOrDefault(moment, 0);
    }
}
