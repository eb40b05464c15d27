/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits an upload whose data segment would be too long. Every part repeats the header and {@code DataTime}, holds whole
 * items and has its own QN, one millisecond after the part before it.
 */
public final class PacketSplitter {
    /** Longest data segment of the standard, in bytes. */
    public static final int SEGMENT_LIMIT = 1024;

    private PacketSplitter() {}

    /** The parts of a packet, or the packet itself when it fits. */
    public static List<OutgoingPacket> split(OutgoingPacket packet) {
        return split(packet, SEGMENT_LIMIT);
    }

    /** @param limit longest data segment of a part, in bytes */
    public static List<OutgoingPacket> split(OutgoingPacket packet, int limit) {
        if (PacketEncoder.segmentLength(packet) <= limit) {
            return List.of(packet);
        }
        List<List<FactorItem>> groups = groups(packet, limit);
        List<OutgoingPacket> parts = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            parts.add(packet.part(qnOf(packet.qn(), i), groups.size(), i + 1, groups.get(i)));
        }
        return parts;
    }

    private static List<List<FactorItem>> groups(OutgoingPacket packet, int limit) {
        List<List<FactorItem>> groups = new ArrayList<>();
        List<FactorItem> group = new ArrayList<>();
        for (FactorItem item : packet.factors()) {
            group.add(item);
            // 9999 parts is the most that four digits can count, so this length is never too small.
            if (group.size() > 1 && PacketEncoder.segmentLength(packet.part(packet.qn(), 9999, 9999, group)) > limit) {
                group.removeLast();
                groups.add(group);
                group = new ArrayList<>(List.of(item));
            }
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups.isEmpty() ? List.of(List.of()) : groups;
    }

    private static String qnOf(String first, int part) {
        if (first.isEmpty()) {
            return first;
        }
        LocalDateTime time = LocalDateTime.parse(first, PacketEncoder.QN);
        return time.plusNanos(part * 1_000_000L).format(PacketEncoder.QN);
    }
}
