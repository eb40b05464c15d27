/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway must know of a device; texts as in {@code registry.device}.
 *
 * @param edition auto, 2005, 2017, 2025 or 1404
 * @param dialect how its maker deviates from the edition
 * @param crc the checksum variant it is pinned to: standard, swapped, modbus or modbus-swapped
 * @param password PW of our commands to it
 * @param keys SM4 keys of the 2025 edition, the newest first: 16 characters, or 32 hexadecimal digits
 * @param points every point that any of its channels feeds, now or formerly
 * @param pointMinutes length of the minute windows of each of the points, in their order: the longest of the devices that feed it
 * @param realtimeIntervalSeconds expected distance of its real-time packets
 * @param minuteIntervalMinutes length of its minute data
 * @param labelAtEnd its period data are labelled by the period's end
 * @param labels channels that are labelled by the other end than the device
 * @param clockOffsetSeconds to be added to its data times (its clock shows another zone or cannot be set)
 */
public record AdmittedDevice(
        int id,
        String mn,
        String edition,
        DeviceDialect dialect,
        String crc,
        String password,
        List<String> keys,
        List<Integer> points,
        List<Integer> pointMinutes,
        int realtimeIntervalSeconds,
        int minuteIntervalMinutes,
        boolean labelAtEnd,
        List<ChannelLabel> labels,
        int clockOffsetSeconds) {

    public AdmittedDevice {
        keys = List.copyOf(keys);
        points = List.copyOf(points);
        pointMinutes = List.copyOf(pointMinutes);
        labels = List.copyOf(labels);
    }

    /**
     * A channel whose period data carry another label than the device's.
     *
     * @param st system code, empty = any
     * @param wireCode as sent, letters of either case
     * @param from null = since ever
     * @param to null = for ever
     */
    public record ChannelLabel(
            String st,
            String wireCode,
            @Nullable Instant from,
            @Nullable Instant to) {

        public boolean covers(String otherSt, String code, Instant time) {
            return wireCode.equalsIgnoreCase(code)
                    && (st.isEmpty() || st.equals(otherSt))
                    && (from == null || !time.isBefore(from))
                    && (to == null || time.isBefore(to));
        }
    }

    /** Leaves password and keys out. */
    @Override
    public String toString() {
        return "AdmittedDevice[" + mn + "]";
    }
}
