/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.web;

import java.util.Map;
import java.util.UUID;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.ScopedWrite;
import org.qingshan.server.telemetry.DeviceAdoption;
import org.springframework.stereotype.Service;

/** Registers an unknown device in the caller's scope. */
@Service
class Adoptions {

    private final DeviceAdoption adoption;

    Adoptions(DeviceAdoption adoption) {
        this.adoption = adoption;
    }

    @RequiresRight(Right.DEVICE_ADMIT)
    @ScopedWrite
    public UUID adopt(String mn, UUID point, Map<String, String> attributes) {
        return adoption.adopt(mn, point, attributes);
    }
}
