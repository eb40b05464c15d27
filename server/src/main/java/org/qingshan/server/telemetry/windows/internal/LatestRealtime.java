/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.WindowEvaluator;
import org.qingshan.pipeline.WindowInput;
import org.qingshan.pipeline.WindowResult;
import org.qingshan.pipeline.rules.DeviceRule;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.pipeline.sample.Sample;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.telemetry.CommitListener;
import org.qingshan.server.telemetry.CommittedSample;
import org.qingshan.server.telemetry.RulesInForce;
import org.qingshan.server.telemetry.UploadKind;
import org.qingshan.server.telemetry.store.SampleReader;
import org.qingshan.server.telemetry.windows.WindowsSettings;
import org.qingshan.server.telemetry.windows.model.ConditionsJson;
import org.qingshan.server.telemetry.windows.model.PackedWindow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * The newest real-time values by measurement time. Every commit leaves its newest samples here; now and then those that
 * changed become rows: a window of one reporting interval that holds one sample, so that factor, unit, flag and
 * marks are read by the same rules as everywhere. A flush spends a tenth of its pause at most, the devices that wait longest
 * first: under a flood of packets latest values come later and the answers to devices do not.
 */
@Component
class LatestRealtime implements CommitListener {

    private static final Logger LOG = LoggerFactory.getLogger(LatestRealtime.class);
    private static final int MOST_AT_ONCE = 200;
    private static final int MOST_OF_ONE_TIME = 100;

    private final DataSource ingest;
    private final long budgetNanos;
    private final RulesInForce rulesInForce;
    private final SampleReader reader;
    private final LatestRows rows;
    private final Map<Integer, List<CommittedSample>> newest = new HashMap<>();
    private final Set<Integer> changed = new LinkedHashSet<>();
    /** The newest stored samples at the start, per device; what arrives for the same time is joined to them. */
    private final Map<Integer, List<Sample>> restored = new ConcurrentHashMap<>();

    private final ConditionsJson json = new ConditionsJson();

    LatestRealtime(
            @Qualifier("ingest") DataSource ingest,
            RulesInForce rulesInForce,
            SampleReader reader,
            LatestRows rows,
            Jobs jobs,
            WindowsSettings settings) {
        this.ingest = ingest;
        this.rulesInForce = rulesInForce;
        this.reader = reader;
        this.rows = rows;
        this.budgetNanos = settings.latestPause().toNanos() / 10;
        jobs.every("telemetry.latest", settings.latestPause(), this::flush);
    }

    @Override
    public synchronized void committed(List<CommittedSample> samples) {
        for (CommittedSample sample : samples) {
            if (sample.kind() == UploadKind.REALTIME) {
                note(sample);
            }
        }
    }

    private void note(CommittedSample sample) {
        List<CommittedSample> known = newest.get(sample.device());
        if (known == null || known.getFirst().dataSecond() < sample.dataSecond()) {
            List<CommittedSample> fresh = new ArrayList<>(1);
            fresh.add(sample);
            newest.put(sample.device(), fresh);
        } else if (known.getFirst().dataSecond() == sample.dataSecond() && isNews(known, sample)) {
            known.add(sample);
        } else {
            return;
        }
        changed.add(sample.device());
    }

    /** A device whose clock stands still sends one time for ever: repeats are passed over, and the rest has a bound. */
    private static boolean isNews(List<CommittedSample> known, CommittedSample sample) {
        return known.size() < MOST_OF_ONE_TIME && sample.isNewsAfter(known);
    }

    /** Turns what changed into rows and writes them. */
    void flush() {
        long until = System.nanoTime() + budgetNanos;
        RulesSnapshot rules = rulesInForce.current();
        try {
            try (Connection connection = ingest.getConnection()) {
                Map<Integer, List<CommittedSample>> work = takeChanged();
                while (!work.isEmpty()) {
                    for (Map.Entry<Integer, List<CommittedSample>> entry : work.entrySet()) {
                        offerAlone(connection, entry.getKey(), entry.getValue(), rules);
                    }
                    work = System.nanoTime() - until < 0 ? takeChanged() : Map.of();
                }
            }
            rows.flush();
        } catch (SQLException e) {
            throw new WindowsNotStored("Latest values could not be stored", e);
        }
    }

    private synchronized Map<Integer, List<CommittedSample>> takeChanged() {
        Map<Integer, List<CommittedSample>> work = new LinkedHashMap<>();
        Iterator<Integer> devices = changed.iterator();
        while (devices.hasNext() && work.size() < MOST_AT_ONCE) {
            int device = devices.next();
            devices.remove();
            work.put(device, List.copyOf(newest.getOrDefault(device, List.of())));
        }
        return work;
    }

    /** What cannot be computed for one device must not hold up the others. */
    private void offerAlone(Connection connection, int deviceId, List<CommittedSample> packed, RulesSnapshot rules)
            throws SQLException {
        try {
            offer(connection, deviceId, packed, rules);
        } catch (RuntimeException e) {
            LOG.error("event=latest-failed device={}", deviceId, e);
        }
    }

    private void offer(Connection connection, int deviceId, List<CommittedSample> packed, RulesSnapshot rules)
            throws SQLException {
        DeviceRule device = rules.findDevice(deviceId).orElse(null);
        if (device == null) {
            return;
        }
        List<Sample> fresh = new ArrayList<>(packed.size());
        for (CommittedSample one : packed) {
            fresh.add(reader.unpack(connection, one));
        }
        List<Sample> samples = joined(deviceId, fresh);
        for (int point : rules.listPointsOf(device)) {
            offer(point, device, samples, rules);
        }
    }

    /** Stored before the start and arrived since, as far as both are of the newest time. */
    private List<Sample> joined(int deviceId, List<Sample> fresh) {
        List<Sample> before = restored.getOrDefault(deviceId, List.of());
        if (before.isEmpty()
                || before.getFirst().time().isBefore(fresh.getFirst().time())) {
            restored.remove(deviceId);
            return fresh;
        }
        if (before.getFirst().time().isAfter(fresh.getFirst().time())) {
            return before;
        }
        List<Sample> all = new ArrayList<>(before);
        fresh.stream()
                .filter(sample -> before.stream().noneMatch(known -> known.sequence() == sample.sequence()))
                .forEach(all::add);
        return all;
    }

    /** Takes the newest stored samples of a device, all of one time, by arrival. */
    void restore(int deviceId, List<Sample> stored, RulesSnapshot rules) {
        DeviceRule device = rules.findDevice(deviceId).orElse(null);
        if (device == null || stored.isEmpty()) {
            return;
        }
        restored.put(deviceId, List.copyOf(stored));
        for (int point : rules.listPointsOf(device)) {
            offer(point, device, stored, rules);
        }
    }

    private void offer(int point, DeviceRule device, List<Sample> samples, RulesSnapshot rules) {
        if (rules.findPoint(point).isEmpty()) {
            return;
        }
        Sample last = samples.getLast();
        Duration interval = device.realtimeInterval().isPositive() ? device.realtimeInterval() : Duration.ofSeconds(1);
        Instant start = last.time();
        Window window = new Window(point, Level.MINUTE, start, start.plus(interval));
        WindowResult result = WindowEvaluator.evaluate(WindowInput.minute(window, samples), rules);
        if (!result.summary().aggregates().isEmpty()) {
            rows.offer(LatestRows.REALTIME, PackedWindow.of(result, json), last.arrival());
        }
    }
}
