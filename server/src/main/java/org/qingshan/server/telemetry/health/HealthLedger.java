/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.health;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.telemetry.UploadKind;
import org.qingshan.server.telemetry.ingest.Intake;
import org.qingshan.server.telemetry.model.RawPacket;

/**
 * Counts what devices send, in memory; a job writes it down every few seconds. A crash loses those few seconds of counters, never
 * of data: packets and their notes are in the raw batches.
 */
public final class HealthLedger {

    private final Clock clock;
    private Map<Integer, Tally> tallies = new HashMap<>();
    private Map<Problem, Count> problems = new HashMap<>();

    public HealthLedger(Clock clock) {
        this.clock = clock;
    }

    record Problem(int device, LocalDate day, String code) {}

    /** How often, and when last. */
    static final class Count {
        long times;
        long lastMicros;
    }

    /** What came from one device since the last writing. */
    static final class Tally {
        long lastMicros;
        String peer = "";
        String edition = "";
        long lastData = Long.MIN_VALUE;
        long driftSeconds = Long.MIN_VALUE;
        long packets;
        long bytes;
        final Map<Long, Integer> byHour = new HashMap<>();
    }

    /** What was counted since the last taking. */
    record Taken(Map<Integer, Tally> tallies, Map<Problem, Count> problems) {}

    /** Hears of a durable group; packets count in the hour of their commit, by which they are found again. */
    public synchronized void heard(List<Intake> group) {
        long hour = Math.floorDiv(clock.millis(), 3_600_000L) * 3_600;
        for (Intake intake : group) {
            if (intake.raw().device() > 0) {
                hear(intake, hour);
            }
        }
    }

    synchronized Taken take() {
        var taken = new Taken(tallies, problems);
        tallies = new HashMap<>();
        problems = new HashMap<>();
        return taken;
    }

    private void hear(Intake intake, long hour) {
        RawPacket raw = intake.raw();
        Tally tally = tallies.computeIfAbsent(raw.device(), _ -> new Tally());
        tally.lastMicros = Math.max(tally.lastMicros, raw.arrivalMicros());
        tally.peer = raw.peer();
        tally.packets++;
        tally.bytes += raw.bytes().length;
        tally.byHour.merge(hour, 1, Integer::sum);
        if (!intake.edition().isEmpty()) {
            tally.edition = intake.edition();
        }
        if (intake.draft() != null) {
            tally.lastData = Math.max(tally.lastData, intake.draft().dataSecond());
            boolean live = intake.draft().kind() == UploadKind.REALTIME
                    && !intake.draft().supplementary();
            tally.driftSeconds =
                    live ? intake.draft().dataSecond() - raw.arrivalMicros() / 1_000_000 : tally.driftSeconds;
        }
        for (String code : raw.notes()) {
            count(raw, code);
        }
    }

    private void count(RawPacket raw, String code) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(raw.arrivalMicros() / 1_000_000), ReportingZone.ZONE);
        Count count = problems.computeIfAbsent(new Problem(raw.device(), day, code), _ -> new Count());
        count.times++;
        count.lastMicros = raw.arrivalMicros();
    }
}
