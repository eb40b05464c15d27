/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.model.RawPacket;

/**
 * One packet of any input between its parsing and its commit.
 *
 * @param command CN, 0 when there is none
 * @param device null when the sender is not admitted
 * @param edition of the packet, empty when unknown
 * @param draft null when the packet gives no sample: a reply, held, or secret
 * @param onDurable run by the committer after the commit, must be quick; a {@link Waiting} also hears of a packet that is lost; null = nobody waits
 */
public record Intake(
        RawPacket raw,
        int command,
        @Nullable AdmittedDevice device,
        String edition,
        @Nullable Draft draft,
        @Nullable Runnable onDurable) {

    /** A secret packet gives no sample: the table of samples is in clear. */
    public Intake {
        draft = raw.secret() ? null : draft;
    }

    /** An intake nobody waits for. */
    public static Intake held(RawPacket raw, int command) {
        return new Intake(raw, command, null, "", null, null);
    }

    List<Integer> points() {
        return device == null ? List.of() : device.points();
    }

    /** The same packet, its sample given up. */
    Intake withoutDraft(String note) {
        List<String> notes = new java.util.ArrayList<>(raw.notes());
        notes.add(note);
        var kept = new RawPacket(raw.arrivalMicros(), raw.device(), raw.peer(), notes, raw.bytes());
        return new Intake(kept, command, device, edition, null, onDurable);
    }
}
