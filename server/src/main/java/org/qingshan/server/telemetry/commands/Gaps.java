/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.qingshan.hj212.PacketEncoder;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.springframework.stereotype.Component;

/**
 * Asks a device that was silent for the hours and minutes it may have kept: the whole gap, one piece after the other. The pieces wait in
 * the table of commands, so a restart or a further silence of the device only holds them up. What lies too far back is not asked
 * for and stands in the table as cancelled.
 */
@Component
class Gaps {

    static final String ORIGIN = "gap";

    /** Of a device that sends nothing more often than minute data: half an interval late is no gap. */
    private static final double MINUTE_INTERVALS = 1.5;

    private final CommandStore store;
    private final CommandJournal journal;
    private final CommandSettings settings;

    Gaps(CommandStore store, CommandJournal journal, CommandSettings settings) {
        this.store = store;
        this.journal = journal;
        this.settings = settings;
    }

    /** Part of a gap; both ends are starts of periods that are asked for. */
    record Piece(Instant from, Instant to) {

        Map<String, String> parameters() {
            return Map.of("BeginTime", text(from), "EndTime", text(to));
        }
    }

    /** The longest silence of a device that is none worth asking about. */
    Duration tolerance(AdmittedDevice device) {
        long realtime = (long) settings.gapIntervals() * device.realtimeIntervalSeconds();
        long minutes = (long) (MINUTE_INTERVALS * 60 * device.minuteIntervalMinutes());
        return Duration.ofSeconds(Collections.max(List.of(settings.smallestGap().toSeconds(), realtime, minutes)));
    }

    /** Queues what is to be asked of a device that was last heard at {@code since}. */
    void ask(AdmittedDevice device, Instant since, Instant now) {
        if (Duration.between(since, now).compareTo(tolerance(device)) <= 0) {
            return;
        }
        Instant earliest = now.minus(settings.longestGap());
        Instant from = since.isBefore(earliest) ? earliest : since;
        Instant hour = from.truncatedTo(ChronoUnit.HOURS);
        if (since.isBefore(earliest)) {
            var tooOld = new Piece(since.truncatedTo(ChronoUnit.HOURS), hour);
            store.addCancelled(device.id(), CommandKind.FETCH_HOURS, tooOld.parameters(), now);
            journal.notAskedFor(device, CommandKind.FETCH_HOURS, text(tooOld.from()), text(tooOld.to()), now);
        }
        Instant lastHour = now.truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
        if (!lastHour.isBefore(hour)) {
            queue(device.id(), CommandKind.FETCH_HOURS, hour, lastHour, settings.hourFetch(), now);
        }
        queue(device.id(), CommandKind.FETCH_MINUTES, hour, now, settings.minuteFetch(), now);
    }

    private void queue(int device, CommandKind kind, Instant from, Instant to, Duration length, Instant now) {
        Instant asked = store.findLastAsked(device, kind).map(Gaps::instant).orElse(Instant.MIN);
        if (!asked.isBefore(to)) {
            return;
        }
        for (Piece piece : pieces(asked.isAfter(from) ? asked : from, to, length)) {
            store.add(device, kind, piece.parameters(), ORIGIN, null, now);
        }
    }

    /** A gap in pieces of at most {@code length}, without a hole between them. */
    static List<Piece> pieces(Instant from, Instant to, Duration length) {
        List<Piece> pieces = new ArrayList<>();
        Instant begin = from;
        do {
            Instant end = begin.plus(length).isBefore(to) ? begin.plus(length) : to;
            pieces.add(new Piece(begin, end));
            begin = end;
        } while (begin.isBefore(to));
        return pieces;
    }

    /**
     * A piece was not delivered. A device that went away is asked again when it is back; one that will not answer such a command is
     * not asked for the rest.
     */
    void unanswered(OpenCommand command, AdmittedDevice device, boolean connected, Instant now) {
        if (command.state == CommandState.TIMED_OUT && !connected) {
            store.add(command.device, command.kind, command.parameters, ORIGIN, null, now);
        } else if (command.state != CommandState.TIMED_OUT) {
            List<Map.Entry<String, String>> rest = store.cancelGap(command.device, command.kind, now);
            if (!rest.isEmpty()) {
                String from =
                        Collections.min(rest.stream().map(Map.Entry::getKey).toList());
                String to =
                        Collections.max(rest.stream().map(Map.Entry::getValue).toList());
                journal.notAskedFor(device, command.kind, from, to, now);
            }
        }
    }

    private static String text(Instant instant) {
        return PacketEncoder.TIME.format(instant.atZone(ReportingZone.ZONE));
    }

    private static Instant instant(String text) {
        return LocalDateTime.parse(text, PacketEncoder.TIME)
                .atZone(ReportingZone.ZONE)
                .toInstant();
    }
}
