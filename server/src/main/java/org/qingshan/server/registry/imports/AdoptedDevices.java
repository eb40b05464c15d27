/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.telemetry.DeviceAdoption;
import org.springframework.stereotype.Component;

/** Makes devices of numbers that were in quarantine. */
@Component
class AdoptedDevices implements DeviceAdoption {

    private final RegistryEdits edits;

    AdoptedDevices(RegistryEdits edits) {
        this.edits = edits;
    }

    @Override
    public UUID adopt(String mn, UUID point, Map<String, String> attributes) {
        Map<String, @Nullable String> values = new HashMap<>(attributes);
        values.put("mn", mn);
        values.put("point", point.toString());
        return edits.adopt(values, "adopted from quarantine");
    }
}
