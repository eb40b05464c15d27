/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.rates.model;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.state.Usability;
import org.qingshan.pipeline.state.Why;

/**
 * Hours of a period by what became of them; sums of these make the rates of 主要污染物总量减排监测办法 (transmission and
 * validity).
 *
 * @param due hours that are over and were not stopped (停运)
 * @param received due hours of which there is a figure, valid or not
 * @param inTime received without late or supplementary data
 * @param valid received hours whose figure may be used
 * @param stopped hours that were not due
 */
public record HourCounts(int due, int received, int inTime, int valid, int stopped) {

    private static final Duration HOUR = Duration.ofHours(1);

    public static final HourCounts NONE = new HourCounts(0, 0, 0, 0, 0);

    /** The key of the connection itself: an hour is received when anything was. */
    public static final String CONNECTION = "";

    public HourCounts plus(HourCounts other) {
        return new HourCounts(
                due + other.due,
                received + other.received,
                inTime + other.inTime,
                valid + other.valid,
                stopped + other.stopped);
    }

    /** What a device or a person calls a stop: the flag F of all editions, and the marks of the enterprise and the bureau. */
    private static final Set<String> STOPS = Set.of("F", "stopped", "ruled-not-due");

    /**
     * Counts of one day by factor, {@link #CONNECTION} included. Hours without a row are due and not received; those in
     * which the point was closed do not count at all.
     *
     * @param due factors that are due although the day may have nothing of them
     */
    public static Map<String, HourCounts> ofDay(
            Window day, Set<String> due, List<WindowSummary> hours, Predicate<Instant> closed, Instant now) {
        int over = hoursOver(day, closed, now);
        Map<String, HourCounts> seen = new HashMap<>();
        due.forEach(factor -> seen.put(factor, NONE));
        for (WindowSummary hour : hours) {
            if (hour.window().end().isAfter(now) || closed.test(hour.window().start())) {
                continue;
            }
            HourCounts connection = NONE;
            for (Aggregate aggregate : hour.aggregates()) {
                if (aggregate.basis() == Basis.MEASURED) {
                    HourCounts one = ofHour(aggregate);
                    seen.merge(aggregate.factor(), one, HourCounts::plus);
                    connection = connection.best(one);
                }
            }
            seen.merge(CONNECTION, connection, HourCounts::plus);
        }
        seen.putIfAbsent(CONNECTION, NONE);
        Map<String, HourCounts> counts = new TreeMap<>();
        seen.forEach((factor, known) -> counts.put(factor, known.within(over)));
        return counts;
    }

    private static int hoursOver(Window day, Predicate<Instant> closed, Instant now) {
        Instant end = now.isBefore(day.end()) ? now : day.end();
        int over = 0;
        for (Instant hour = day.start(); !hour.plus(HOUR).isAfter(end); hour = hour.plus(HOUR)) {
            over += closed.test(hour) ? 0 : 1;
        }
        return over;
    }

    /**
     * An hour that the stop alone leaves without a usable figure is stopped; a usable figure counts although part of its
     * hour stood still, and other flags beside the stop (calibration, fault) leave the hour due.
     */
    private static HourCounts ofHour(Aggregate aggregate) {
        if (!aggregate.state().isUsable() && isStopped(aggregate)) {
            return new HourCounts(0, 0, 0, 0, 1);
        }
        if (aggregate.state().usability() == Usability.MISSING) {
            return NONE;
        }
        return new HourCounts(0, 1, aggregate.late() ? 0 : 1, aggregate.state().isUsable() ? 1 : 0, 0);
    }

    private static boolean isStopped(Aggregate aggregate) {
        boolean marked = !aggregate.marks().isEmpty() && STOPS.containsAll(aggregate.marks());
        boolean unmarked =
                aggregate.marks().isEmpty() && aggregate.state().why().contains(Why.NOT_DUE);
        return marked || unmarked;
    }

    /** Of several factors of one hour: the hour is received, in time, valid if any is; stopped if nothing else is. */
    private HourCounts best(HourCounts other) {
        int anyReceived = Math.max(received, other.received);
        return new HourCounts(
                0,
                anyReceived,
                Math.max(inTime, other.inTime),
                Math.max(valid, other.valid),
                anyReceived > 0 ? 0 : Math.max(stopped, other.stopped));
    }

    private HourCounts within(int over) {
        return new HourCounts(Math.max(0, over - stopped), received, inTime, valid, stopped);
    }
}
