/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data logger.
 *
 * @param password PW in clear, sealed before it is stored; null leaves the stored one
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
            60,
            10,
            LabelSide.START,
            0,
            DeviceState.ACTIVE);

    public DeviceDraft {
        addresses = List.copyOf(addresses);
    }

    public DeviceDraft withPassword(@Nullable String other) {
        return new DeviceDraft(
                mn,
                name,
                pointId,
                edition,
                dialect,
                crc,
                other,
                addresses,
                realtimeIntervalS,
                minuteIntervalMin,
                labelSide,
                clockOffsetS,
                state);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "DeviceDraft[" + mn + "]";
    }
}
