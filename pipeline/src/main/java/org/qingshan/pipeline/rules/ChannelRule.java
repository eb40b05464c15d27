/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qingshan.standards.factor.Factors;
import org.qingshan.standards.unit.Unit;
import org.qingshan.standards.validity.Medium;

/**
 * (device, ST, wire code) → (point, factor, unit, label side, priority) between two dates. A device without channels
 * maps every code to its own point, the canonical factor and the default unit.
 *
 * @param st system code, empty = any
 * @param labelSide null = as the device
 * @param priority among several devices of one point the smaller number is asked first
 */
public record ChannelRule(
        int id,
        int deviceId,
        String st,
        String wireCode,
        int pointId,
        String factor,
        Unit unit,
        GasState gasState,
        @Nullable LabelSide labelSide,
        int priority,
        @Nullable Instant validFrom,
        @Nullable Instant validTo) {

    /** What a device without channels means by a code: its own point, the canonical factor, the default unit. */
    public static ChannelRule identity(DeviceRule device, String wireCode, Medium medium) {
        return new ChannelRule(
                0,
                device.id(),
                "",
                wireCode,
                device.pointId(),
                Factors.canonical(wireCode),
                DefaultUnits.of(Factors.canonical(wireCode), medium),
                GasState.DRY_STANDARD,
                null,
                1,
                null,
                null);
    }

    public boolean isInForce(Instant time) {
        return (validFrom == null || !time.isBefore(validFrom)) && (validTo == null || time.isBefore(validTo));
    }
}
