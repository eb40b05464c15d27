/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import org.qingshan.hj212.Packet;
import org.qingshan.server.telemetry.AdmittedDevice;

/** Hears every packet of an admitted device, on its event loop, before the commit; must be quick. */
public interface DeviceTraffic {

    void heard(AdmittedDevice device, Packet packet, DeviceConnection connection);

    /** Whether the device was just asked to use this password from now on; the registry may not know it yet. */
    default boolean isOffered(AdmittedDevice device, String password) {
        return false;
    }

    void closed(DeviceConnection connection);
}
