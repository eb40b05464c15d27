/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * When each packet falls due. Packet {@code k} is due {@code k / rate} seconds after the start and belongs to logger
 * {@code k mod mns}; neighbouring loggers share a connection, so the packets of one connection fall due back to back, as
 * those of a concentrator do. The data time is the second in which the packet falls due (Beijing time).
 */
final class LoadSchedule {

    static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
    private static final int DAY_SECONDS = 86_400;

    private final int mns;
    private final int connections;
    private final int packets;
    private final double nanosPerPacket;
    private final long startSecond;
    private final int startSecondOfDay;

    /** @param start first data time; the fraction of a second is dropped */
    LoadSchedule(LoadPlan plan, Instant start) {
        this.mns = plan.mns();
        this.connections = plan.connections();
        this.packets = plan.packets();
        this.nanosPerPacket = 1e9 / plan.rate();
        this.startSecond = start.getEpochSecond();
        this.startSecondOfDay = Math.floorMod(startSecond + ZONE.getTotalSeconds(), DAY_SECONDS);
    }

    int packets() {
        return packets;
    }

    /** Nanoseconds from the start until the packet falls due. */
    long dueNanos(int packet) {
        return (long) (packet * nanosPerPacket);
    }

    /** How many packets are due at a time after the start. */
    int dueCount(long nanos) {
        return nanos < 0 ? 0 : (int) Math.min(packets, (long) (nanos / nanosPerPacket) + 1);
    }

    int mnOf(int packet) {
        return packet % mns;
    }

    int connectionOf(int packet) {
        return connectionOfMn(packet % mns);
    }

    int connectionOfMn(int mn) {
        return (int) ((long) mn * connections / mns);
    }

    int mns() {
        return mns;
    }

    /** The first logger on a connection; its loggers end where those of the next begin. */
    int firstMnOf(int connection) {
        return (int) (((long) connection * mns + connections - 1) / connections);
    }

    /** Whole seconds from the start to the data time. */
    int secondOf(int packet) {
        return (int) (dueNanos(packet) / 1_000_000_000L);
    }

    int millisOf(int packet) {
        return (int) (dueNanos(packet) / 1_000_000L % 1000);
    }

    LocalDateTime dataTime(int second) {
        return Instant.ofEpochSecond(startSecond + second)
                .atZone(ZoneId.from(ZONE))
                .toLocalDateTime();
    }

    /** The packet of a logger whose data time has this second of the day, or -1. */
    int packetOf(int mn, int secondOfDay) {
        int second = Math.floorMod(secondOfDay - startSecondOfDay, DAY_SECONDS);
        long first = (long) (second * 1e9 / nanosPerPacket) / mns * mns + mn;
        for (long packet = Math.max(mn, first - mns); packet <= first + mns && packet < packets; packet += mns) {
            if (secondOf((int) packet) == second) {
                return (int) packet;
            }
        }
        return -1;
    }
}
