/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is registered about how a device speaks. Devices of all editions share a port, so this is asked per device.
 *
 * @param edition registered edition, or null to detect it from {@code Flag}
 * @param crc the CRC this device is pinned to; anything but the standard is accepted from this device alone
 * @param dialect deviations of the maker
 * @param keys keys for encrypted data areas, the newest first; queued packets may still be under an older one
 */
public record DeviceProfile(@Nullable Edition edition, CrcVariant crc, Dialect dialect, List<Sm4Key> keys) {
    /** For a device nothing is known about. */
    public static final DeviceProfile UNKNOWN = new DeviceProfile(null, CrcVariant.STANDARD, Dialect.NONE, List.of());

    public DeviceProfile {
        keys = List.copyOf(keys);
    }

    public static DeviceProfile of(Edition edition) {
        return new DeviceProfile(edition, CrcVariant.STANDARD, Dialect.NONE, List.of());
    }

    public DeviceProfile withCrc(CrcVariant variant) {
        return new DeviceProfile(edition, variant, dialect, keys);
    }

    public DeviceProfile withDialect(Dialect other) {
        return new DeviceProfile(edition, crc, other, keys);
    }

    public DeviceProfile withKeys(List<Sm4Key> others) {
        return new DeviceProfile(edition, crc, dialect, others);
    }
}
