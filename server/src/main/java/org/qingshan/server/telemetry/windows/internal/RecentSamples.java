/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qingshan.server.telemetry.CommitListener;
import org.qingshan.server.telemetry.CommittedSample;
import org.qingshan.server.telemetry.UploadKind;
import org.qingshan.server.telemetry.windows.WindowsSettings;
import org.springframework.stereotype.Component;

/**
 * Real-time and minute samples of the last minutes, so that a minute's end does not read a million rows back. Complete for
 * every minute it answers for: it answers only for minutes that began after it began to listen and of which nothing was
 * dropped; everybody else reads the table.
 */
@Component
class RecentSamples implements CommitListener {

    private static final long MINUTES_KEPT = 40;

    private final Clock clock;
    private final int most;
    private final TreeMap<Long, Map<Integer, List<CommittedSample>>> minutes = new TreeMap<>();
    private final Map<Integer, Long> aheadDevices = new HashMap<>();
    private long completeFrom = Long.MAX_VALUE;
    private int size;

    RecentSamples(Clock clock, WindowsSettings settings) {
        this.clock = clock;
        this.most = settings.recentSamples();
    }

    /**
     * From now on everything committed is heard.
     *
     * @param aheadUntil devices that already have samples of the future, and the last minute of those
     */
    synchronized void begin(Map<Integer, Long> aheadUntil) {
        completeFrom = Math.floorDiv(clock.instant().getEpochSecond(), 60L) + 1;
        minutes.headMap(completeFrom).clear();
        aheadDevices.putAll(aheadUntil);
        size = minutes.values().stream()
                .flatMap(map -> map.values().stream())
                .mapToInt(List::size)
                .sum();
    }

    @Override
    public synchronized void committed(List<CommittedSample> samples) {
        for (CommittedSample sample : samples) {
            if (sample.kind() == UploadKind.REALTIME || sample.kind() == UploadKind.MINUTE) {
                keep(sample);
            }
        }
        if (size > most) {
            dropUntil(minutes.firstKey() + 1);
        }
        long old = Math.floorDiv(clock.instant().getEpochSecond(), 60L) - MINUTES_KEPT;
        if (!minutes.isEmpty() && minutes.firstKey() < old) {
            dropUntil(old);
        }
    }

    private void keep(CommittedSample sample) {
        long minute = Math.floorDiv(sample.dataSecond(), 60L);
        if (completeFrom != Long.MAX_VALUE && minute < completeFrom) {
            return;
        }
        List<CommittedSample> kept = minutes.computeIfAbsent(minute, missing -> new HashMap<>())
                .computeIfAbsent(sample.device(), missing -> new ArrayList<>(4));
        if (sample.isNewsAfter(kept)) {
            kept.add(sample);
            size++;
        }
    }

    private void dropUntil(long minute) {
        Map<Long, Map<Integer, List<CommittedSample>>> old = minutes.headMap(minute);
        old.values().forEach(devices -> devices.values().forEach(list -> size -= list.size()));
        old.clear();
        completeFrom = Math.max(completeFrom == Long.MAX_VALUE ? minute : completeFrom, minute);
    }

    /** All samples of a device in [from, to) epoch seconds, or empty if some may be missing here. */
    synchronized Optional<List<CommittedSample>> find(int device, long from, long to) {
        long first = Math.floorDiv(from, 60L);
        Long ahead = aheadDevices.get(device);
        if (first < completeFrom || (ahead != null && first <= ahead)) {
            return Optional.empty();
        }
        List<CommittedSample> found = new ArrayList<>();
        for (var minute : minutes.subMap(first, Math.ceilDiv(to, 60L)).values()) {
            found.addAll(minute.getOrDefault(device, List.of()));
        }
        return Optional.of(found);
    }

    synchronized int size() {
        return size;
    }
}
