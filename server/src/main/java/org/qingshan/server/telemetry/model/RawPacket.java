/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.model;

import java.util.List;

/**
 * A packet as it arrived. Its bytes are evidence and are never changed.
 *
 * @param arrivalMicros microseconds since 1970
 * @param device internal id, 0 when it could not be told
 * @param peer address and port, or the name of another input
 * @param notes codes of what was odd or wrong about it
 * @param secret carries a key or a new password: its bytes are stored sealed only, and it gives no sample
 */
@SuppressWarnings("ArrayRecordComponent") // on the way of every packet; nobody compares or changes it
public record RawPacket(long arrivalMicros, int device, String peer, List<String> notes, byte[] bytes, boolean secret) {

    public RawPacket {
        notes = List.copyOf(notes);
    }

    /** Looks whether the bytes carry a key. */
    public RawPacket(long arrivalMicros, int device, String peer, List<String> notes, byte[] bytes) {
        this(arrivalMicros, device, peer, notes, bytes, KeyText.isIn(bytes));
    }
}
