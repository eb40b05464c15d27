/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Packet;
import org.qingshan.server.telemetry.model.RawPacket;

/** Where packets go whose number no device has; never answered. */
@FunctionalInterface
public interface UnknownSenders {

    /**
     * Keeps a packet, or counts it.
     *
     * @param address what the caps are held against
     * @param onDurable run once that is written down; null = nobody waits
     */
    void keep(Packet packet, RawPacket raw, String address, @Nullable Runnable onDurable);
}
