/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.CrcVariant;
import org.qingshan.hj212.DeviceProfile;
import org.qingshan.hj212.Dialect;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.Sm4Key;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.DeviceDialect;

/** From the registry's words to the codec's. */
public final class Profiles {

    private Profiles() {}

    public static DeviceProfile of(AdmittedDevice device) {
        @Nullable Edition edition = Edition.findByCode(device.edition()).orElse(null);
        List<Sm4Key> keys = device.keys().stream().map(Profiles::keyOf).toList();
        return new DeviceProfile(edition, crcOf(device.crc()), dialectOf(edition, device.dialect()), keys);
    }

    private static CrcVariant crcOf(String name) {
        for (CrcVariant variant : CrcVariant.values()) {
            if (variant.code().equals(name)) {
                return variant;
            }
        }
        return CrcVariant.STANDARD;
    }

    /** 16 characters are the key itself; 32 hexadecimal digits are its bytes. */
    private static Sm4Key keyOf(String text) {
        return Sm4Key.of(
                text.length() == Sm4Key.LENGTH
                        ? text.getBytes(StandardCharsets.US_ASCII)
                        : HexFormat.of().parseHex(text));
    }

    private static Dialect dialectOf(@Nullable Edition edition, DeviceDialect dialect) {
        if (dialect.name().isEmpty()) {
            return edition == Edition.HJ_1404 ? Dialect.SURFACE_WATER : Dialect.NONE;
        }
        return new Dialect(dialect.name(), dialect.codes(), dialect.suffixes(), dialect.realtimeUnitSeconds());
    }
}
