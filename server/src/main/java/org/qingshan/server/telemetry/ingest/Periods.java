/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

import org.qingshan.pipeline.Level;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.DirtyWindows;
import org.qingshan.server.telemetry.UploadKind;

/**
 * Which windows a sample makes dirty: a real-time or minute sample the minute window (as long as its point's are), an hour
 * sample the hour, a day sample the day. Windows above follow when the lower one has been worked off.
 */
final class Periods {

    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;
    /** Five-minute means of furnace temperatures (HJ 212-2017 as municipal waste incinerators extend it, CN 2111). */
    private static final int FURNACE_MEANS = 2111;

    private static final long FURNACE_PERIOD = 5 * MINUTE;
    /** Asia/Shanghai is UTC+8 without summer time; days begin there. */
    private static final long SHANGHAI = 8 * HOUR;

    private Periods() {}

    static void mark(DirtyWindows.Marking marking, AdmittedDevice device, UploadKind kind, long second) {
        switch (kind) {
            case REALTIME, MINUTE -> markMinutes(marking, device, second);
            // Statements are looked at with the hour they fall in.
            case HOUR, OTHER -> mark(marking, device, Level.HOUR, floor(second, HOUR));
            case DAY -> mark(marking, device, Level.DAY, floor(second, DAY));
            case FACILITY_STATE, FACILITY_RUN_TIME -> {}
        }
    }

    private static void markMinutes(DirtyWindows.Marking marking, AdmittedDevice device, long second) {
        for (int i = 0; i < device.points().size(); i++) {
            long length = Math.max(1, device.pointMinutes().get(i)) * MINUTE;
            marking.mark(device.points().get(i), Level.MINUTE, floor(second, length));
        }
    }

    /** Start of the period that ends at {@code second}, when the device labels by the end; {@code command} is the CN. */
    static long startOf(int command, long second, AdmittedDevice device) {
        return startOf(command, second, device, device.labelAtEnd());
    }

    /** The same for a channel that says its own end. */
    static long startOf(int command, long second, AdmittedDevice device, boolean atEnd) {
        if (!atEnd) {
            return second;
        }
        return switch (UploadKind.ofCommand(command)) {
            case MINUTE -> second - minutes(device) * MINUTE;
            case HOUR -> second - HOUR;
            case DAY, FACILITY_RUN_TIME -> second - DAY;
            case OTHER -> command == FURNACE_MEANS ? second - FURNACE_PERIOD : second;
            case REALTIME, FACILITY_STATE -> second;
        };
    }

    private static long minutes(AdmittedDevice device) {
        return Math.max(1, device.minuteIntervalMinutes());
    }

    private static long floor(long second, long length) {
        return Math.floorDiv(second + SHANGHAI, length) * length - SHANGHAI;
    }

    private static void mark(DirtyWindows.Marking marking, AdmittedDevice device, Level level, long start) {
        for (int point : device.points()) {
            marking.mark(point, level, start);
        }
    }
}
