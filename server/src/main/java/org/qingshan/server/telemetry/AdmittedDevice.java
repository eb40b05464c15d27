/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import java.util.List;

/**
 * What the gateway must know of a device; texts as in {@code registry.device}.
 *
 * @param edition auto, 2005, 2017, 2025 or 1404
 * @param dialect name of a dialect, empty for none
 * @param crc the checksum variant it is pinned to: standard, swapped, modbus or modbus-swapped
 * @param password PW of our commands to it
 * @param points every point that any of its channels feeds, now or formerly
 * @param pointMinutes length of the minute windows of each of the points, in their order: the longest of the devices that feed it
 * @param realtimeIntervalSeconds expected distance of its real-time packets
 * @param minuteIntervalMinutes length of its minute data
 * @param labelAtEnd its period data are labelled by the period's end
 * @param clockOffsetSeconds to be added to its data times (its clock shows another zone or cannot be set)
 */
public record AdmittedDevice(
        int id,
        String mn,
        String edition,
        String dialect,
        String crc,
        String password,
        List<Integer> points,
        List<Integer> pointMinutes,
        int realtimeIntervalSeconds,
        int minuteIntervalMinutes,
        boolean labelAtEnd,
        int clockOffsetSeconds) {

    public AdmittedDevice {
        points = List.copyOf(points);
        pointMinutes = List.copyOf(pointMinutes);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "AdmittedDevice[" + mn + "]";
    }
}
