/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.query.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.WindowEvaluator;
import org.qingshan.pipeline.WindowInput;
import org.qingshan.pipeline.WindowResult;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.pipeline.sample.Sample;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.server.telemetry.RulesInForce;
import org.qingshan.server.telemetry.query.store.SeriesTable;
import org.qingshan.server.telemetry.store.SampleReader;
import org.qingshan.server.telemetry.windows.model.ConditionsJson;
import org.qingshan.server.telemetry.windows.model.DrawnElement;
import org.qingshan.server.telemetry.windows.model.PackedWindow;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Real-time values of a point that the caller has already seen in scope: samples read by the same rules as windows are,
 * each as a window of one reporting interval.
 */
@Component
class RealtimeRows {

    private final DataSource ingest;
    private final SampleReader reader;
    private final RulesInForce rulesInForce;
    private final ConditionsJson json = new ConditionsJson();

    RealtimeRows(@Qualifier("ingest") DataSource ingest, SampleReader reader, RulesInForce rulesInForce) {
        this.ingest = ingest;
        this.reader = reader;
        this.rulesInForce = rulesInForce;
    }

    SeriesTable read(int pointId, List<String> factors, Instant from, Instant to) {
        RulesSnapshot rules = rulesInForce.current();
        int[] devices = PointDevices.of(pointId, rules);
        long step = PointDevices.realtimeSeconds(devices, rules) * 1000;
        Map<Instant, List<Sample>> byTime = samples(pointId, devices, from, to);
        SeriesTable table = new SeriesTable(
                byTime.keySet().stream().mapToLong(Instant::toEpochMilli).toArray(),
                step,
                from.toEpochMilli(),
                to.toEpochMilli());
        fill(table, byTime, pointId, step, factors, rules);
        return table;
    }

    /** What was measured at one instant. */
    Optional<WindowResult> find(int pointId, Instant time) {
        RulesSnapshot rules = rulesInForce.current();
        int[] devices = PointDevices.of(pointId, rules);
        long step = PointDevices.realtimeSeconds(devices, rules) * 1000;
        List<Sample> here = samples(pointId, devices, time, time.plusMillis(1)).get(time);
        return here == null ? Optional.empty() : Optional.of(evaluate(pointId, time, step, here, rules));
    }

    private Map<Instant, List<Sample>> samples(int pointId, int[] devices, Instant from, Instant to) {
        Map<Instant, List<Sample>> byTime = new TreeMap<>();
        try (Connection connection = ingest.getConnection()) {
            reader.read(
                    connection,
                    devices,
                    SampleKind.REALTIME,
                    from,
                    to,
                    sample -> byTime.computeIfAbsent(sample.time(), missing -> new ArrayList<>())
                            .add(sample));
        } catch (SQLException e) {
            throw new IllegalStateException("Samples of point " + pointId + " could not be read", e);
        }
        return byTime;
    }

    private static WindowResult evaluate(
            int pointId, Instant time, long step, List<Sample> samples, RulesSnapshot rules) {
        Window window = new Window(pointId, Level.MINUTE, time, time.plusMillis(step));
        return WindowEvaluator.evaluate(WindowInput.minute(window, samples), rules);
    }

    private void fill(
            SeriesTable table,
            Map<Instant, List<Sample>> byTime,
            int pointId,
            long step,
            List<String> factors,
            RulesSnapshot rules) {
        DrawnElement element = new DrawnElement();
        int index = 0;
        for (Map.Entry<Instant, List<Sample>> entry : byTime.entrySet()) {
            PackedWindow packed =
                    PackedWindow.of(evaluate(pointId, entry.getKey(), step, entry.getValue(), rules), json);
            for (int i = 0; i < packed.keys().size(); i++) {
                if (factors.isEmpty() || factors.contains(packed.keys().get(i).factor())) {
                    element.read(packed.body(), i);
                    table.set(packed.keys().get(i), index, element);
                }
            }
            index++;
        }
    }
}
