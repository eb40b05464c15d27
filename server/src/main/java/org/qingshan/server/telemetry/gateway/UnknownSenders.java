/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import org.qingshan.hj212.Packet;
import org.qingshan.server.telemetry.model.RawPacket;

/** Where packets go whose number no device has; never answered. */
@FunctionalInterface
public interface UnknownSenders {

    void keep(Packet packet, RawPacket raw, String address);
}
