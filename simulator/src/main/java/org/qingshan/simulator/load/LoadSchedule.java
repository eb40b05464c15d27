/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * When each packet falls due. Packet {@code k} is due {@code k / rate} seconds after the start and belongs to logger
 * {@code k mod mns}; neighbouring loggers share a connection, so the packets of one connection fall due back to back, as
 * those of a concentrator do. QN and data time are the second in which the packet falls due (Beijing time), unless the tempo
 * stretches the data time.
 */
final class LoadSchedule {

    static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
    private static final int DAY_SECONDS = 86_400;

    private final int mns;
    private final int connections;
    private final double nanosPerPacket;
    private final LoadTempo tempo;
    private final long startSecond;
    private final int startSecondOfDay;
    private volatile int packets;

    LoadSchedule(LoadPlan plan, LoadTempo tempo) {
        Instant start = tempo.begin();
        this.tempo = tempo;
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

    /** No packet falls due from the end of this second of the plan on; one that was due stays. */
    void endAfter(int seconds) {
        packets = Math.min(packets, (int) Math.ceil(seconds * 1e9 / nanosPerPacket));
    }

    /** Nanoseconds from the start until the packet falls due. */
    long dueNanos(int packet) {
        return plannedNanos(packet) / tempo.pace();
    }

    private long plannedNanos(int packet) {
        return (long) (packet * nanosPerPacket);
    }

    /** How many packets are due at a time after the start. */
    int dueCount(long nanos) {
        return nanos < 0 ? 0 : (int) Math.min(packets, (long) (nanos * (double) tempo.pace() / nanosPerPacket) + 1);
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

    /** Whole seconds of the plan from the start to the packet. */
    int secondOf(int packet) {
        return (int) (plannedNanos(packet) / 1_000_000_000L);
    }

    int millisOf(int packet) {
        return (int) (plannedNanos(packet) / 1_000_000L % 1000);
    }

    /** When the packets of a second of the plan are sent, as their QN says. */
    LocalDateTime sendTime(int second) {
        return local(startSecond + second);
    }

    /** What the packets of a second of the plan tell of. */
    LocalDateTime dataTime(int second) {
        return local(startSecond + (long) second * tempo.stretch());
    }

    private static LocalDateTime local(long second) {
        return Instant.ofEpochSecond(second).atZone(ZoneId.from(ZONE)).toLocalDateTime();
    }

    /** The packet of a logger whose QN has this second of the day, or -1. */
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
