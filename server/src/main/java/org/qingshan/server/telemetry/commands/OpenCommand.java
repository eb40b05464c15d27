/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.PacketEncoder;

/** A command on its way; changed by the desk's thread only. */
final class OpenCommand {

    private static final Duration LONGEST_EXTENSION = Duration.ofHours(2);

    final int id;
    final int device;
    final CommandKind kind;
    final Map<String, String> parameters;
    final String origin;
    CommandState state = CommandState.QUEUED;
    String qn = "";
    int attempts;
    int packets;
    /** The device has the new password. */
    boolean taken;

    Instant deadline;
    /** However much data comes, the execution ends here. */
    private Instant end = Instant.MAX;

    OpenCommand(int id, int device, CommandKind kind, Map<String, String> parameters, String origin, Instant deadline) {
        this.id = id;
        this.device = device;
        this.kind = kind;
        this.parameters = Map.copyOf(parameters);
        this.origin = origin;
        this.deadline = deadline;
    }

    /** The device has said that it begins. */
    void accepted(Instant now) {
        end = now.plus(kind.executionLimit()).plus(LONGEST_EXTENSION);
        extend(now);
    }

    /** Something came of it: the time of its execution begins anew, up to its end. */
    void extend(Instant now) {
        Instant next = now.plus(kind.executionLimit());
        deadline = next.isBefore(end) ? next : end;
    }

    /**
     * Whether data are what was asked for. A device goes on uploading by itself under the same CN: not what comes before its
     * 9011, what lies outside the period asked for, or what is said of another factor.
     */
    boolean isAnsweredBy(Packet packet) {
        return state == CommandState.ACCEPTED
                && packet.cn().equals(kind.command())
                && isWithinPeriod(packet.dataTime())
                && isOfFactor(packet.findParam("PolId").orElse(""));
    }

    /** Times as the device writes them; a packet without one may belong to it. */
    private boolean isWithinPeriod(@Nullable LocalDateTime time) {
        String begin = parameters.getOrDefault("BeginTime", "");
        String last = parameters.getOrDefault("EndTime", "");
        return time == null
                || !kind.fetchesHistory()
                || (!time.isBefore(PacketEncoder.TIME.parse(begin, LocalDateTime::from))
                        && !time.isAfter(PacketEncoder.TIME.parse(last, LocalDateTime::from)));
    }

    private boolean isOfFactor(String factor) {
        String asked = parameters.getOrDefault("PolId", "");
        return asked.isEmpty() || factor.isEmpty() || asked.contains(",") || asked.equals(factor);
    }

    void become(CommandState next) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("Command " + id + " cannot go from " + state + " to " + next);
        }
        state = next;
    }
}
