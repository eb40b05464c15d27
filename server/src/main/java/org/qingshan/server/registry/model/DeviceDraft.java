/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data logger.
 *
 * @param password PW in clear, sealed before it is stored; null leaves the stored one
 * @param keys SM4 keys in clear, the newest first, sealed before they are stored
 * @param addresses from where it may connect, empty = from anywhere; see {@link NetAddress}
 * @param clockOffsetS seconds to be added to its data times
 */
public record DeviceDraft(
        String mn,
        String name,
        int pointId,
        DeviceEdition edition,
        String dialect,
        CrcVariant crc,
        @Nullable String password,
        List<String> keys,
        List<String> addresses,
        int realtimeIntervalS,
        int minuteIntervalMin,
        LabelSide labelSide,
        int clockOffsetS,
        DeviceState state)
        implements Draft {

    public static final DeviceDraft BLANK = new DeviceDraft(
            "",
            "",
            0,
            DeviceEdition.AUTO,
            "",
            CrcVariant.STANDARD,
            null,
            List.of(),
            List.of(),
            60,
            10,
            LabelSide.START,
            0,
            DeviceState.ACTIVE);

    public DeviceDraft {
        keys = List.copyOf(keys);
        addresses = List.copyOf(addresses);
    }

    public DeviceDraft withSecrets(@Nullable String other, List<String> otherKeys) {
        return new DeviceDraft(
                mn,
                name,
                pointId,
                edition,
                dialect,
                crc,
                other,
                otherKeys,
                addresses,
                realtimeIntervalS,
                minuteIntervalMin,
                labelSide,
                clockOffsetS,
                state);
    }

    /** Leaves password and keys out. */
    @Override
    public String toString() {
        return "DeviceDraft[" + mn + "]";
    }
}
