/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.CrcVariant;
import org.qingshan.hj212.DeviceProfile;
import org.qingshan.hj212.Dialect;
import org.qingshan.hj212.Edition;
import org.qingshan.server.telemetry.AdmittedDevice;

/** From the registry's words to the codec's. */
public final class Profiles {

    private Profiles() {}

    public static DeviceProfile of(AdmittedDevice device) {
        @Nullable Edition edition = Edition.findByCode(device.edition()).orElse(null);
        return new DeviceProfile(edition, crcOf(device.crc()), dialectOf(edition, device.dialect()), List.of());
    }

    private static CrcVariant crcOf(String name) {
        for (CrcVariant variant : CrcVariant.values()) {
            if (variant.code().equals(name)) {
                return variant;
            }
        }
        return CrcVariant.STANDARD;
    }

    private static Dialect dialectOf(@Nullable Edition edition, String name) {
        boolean surfaceWater = edition == Edition.HJ_1404 || name.equals(Dialect.SURFACE_WATER.name());
        return surfaceWater ? Dialect.SURFACE_WATER : Dialect.NONE;
    }
}
