/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli.hj212;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.CrcVariant;
import org.qingshan.hj212.DeviceProfile;
import org.qingshan.hj212.DeviceProfiles;
import org.qingshan.hj212.Dialect;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.Sm4Key;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How the devices of the input speak. */
final class ProfileOptions {
    @Option(
            names = "--edition",
            paramLabel = "auto|2005|2017|2025|1404",
            defaultValue = "auto",
            description = "Edition of the packets; auto reads it from Flag (default).")
    private String edition = "auto";

    @Option(
            names = "--crc",
            paramLabel = "standard|swapped|modbus|modbus-swapped",
            defaultValue = "standard",
            description = "CRC the devices are pinned to.")
    private String crc = "standard";

    @Option(names = "--key", paramLabel = "HEX", description = "SM4 key of encrypted packets, 32 hexadecimal digits.")
    private @Nullable String key;

    DeviceProfiles profiles(@Nullable CommandSpec spec) {
        return DeviceProfiles.always(new DeviceProfile(edition(spec), variant(spec), Dialect.NONE, keys(spec)));
    }

    @Nullable
    Edition edition(@Nullable CommandSpec spec) {
        return edition.equals("auto")
                ? null
                : Edition.findByCode(edition).orElseThrow(() -> wrong(spec, "--edition", edition));
    }

    CrcVariant variant(@Nullable CommandSpec spec) {
        return CrcVariant.findByCode(crc).orElseThrow(() -> wrong(spec, "--crc", crc));
    }

    @Nullable
    Sm4Key findKey(@Nullable CommandSpec spec) {
        if (key == null) {
            return null;
        }
        try {
            return Sm4Key.of(HexFormat.of().parseHex(key));
        } catch (IllegalArgumentException e) {
            throw wrong(spec, "--key", "not 32 hexadecimal digits");
        }
    }

    private List<Sm4Key> keys(@Nullable CommandSpec spec) {
        Sm4Key found = findKey(spec);
        return found == null ? List.of() : List.of(found);
    }

    private static ParameterException wrong(@Nullable CommandSpec spec, String option, String value) {
        return new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Invalid value for option '%s': %s".formatted(option, value));
    }
}
