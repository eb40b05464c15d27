/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.qingshan.hj212.Edition;

/**
 * One data logger (数采仪).
 *
 * @param st system code of its uploads
 * @param realtimeSeconds interval of 2011; 0 = none
 * @param minuteMinutes interval of 2051; 0 = none
 * @param dayReports whether it sends 2031
 * @param clockOffset how far its clock is ahead of the true time
 */
public record LoggerProfile(
        String mn,
        String st,
        Edition edition,
        String password,
        int realtimeSeconds,
        int minuteMinutes,
        boolean dayReports,
        Duration clockOffset,
        Set<Habit> habits) {

    public LoggerProfile {
        habits = Set.copyOf(habits);
    }

    public boolean has(Habit habit) {
        return habits.contains(habit);
    }

    public LoggerProfile with(Habit... more) {
        var all = new HashSet<>(habits);
        all.addAll(Set.of(more));
        return new LoggerProfile(
                mn, st, edition, password, realtimeSeconds, minuteMinutes, dayReports, clockOffset, all);
    }

    public LoggerProfile withClockOffset(Duration offset) {
        return new LoggerProfile(mn, st, edition, password, realtimeSeconds, minuteMinutes, dayReports, offset, habits);
    }
}
