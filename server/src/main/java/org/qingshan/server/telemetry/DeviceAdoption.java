/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import java.util.Map;
import java.util.UUID;

/** Port: makes a device of a number that was in quarantine. Filled by the registry. */
public interface DeviceAdoption {

    /**
     * Registers the device inside the caller's transaction ({@code web}) with the caller's scope.
     *
     * @param mn the number, as it was sent
     * @param point public id of the point it measures
     * @param attributes further columns of the device import (name, edition, dialect, crc, password, …); absent = default
     * @return public id of the device
     */
    UUID adopt(String mn, UUID point, Map<String, String> attributes);
}
