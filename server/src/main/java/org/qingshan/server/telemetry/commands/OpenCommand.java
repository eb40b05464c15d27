/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.time.Instant;
import java.util.Map;

/** A command on its way; changed by the desk's thread only. */
final class OpenCommand {

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

    OpenCommand(int id, int device, CommandKind kind, Map<String, String> parameters, String origin, Instant deadline) {
        this.id = id;
        this.device = device;
        this.kind = kind;
        this.parameters = Map.copyOf(parameters);
        this.origin = origin;
        this.deadline = deadline;
    }

    void become(CommandState next) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("Command " + id + " cannot go from " + state + " to " + next);
        }
        state = next;
    }
}
