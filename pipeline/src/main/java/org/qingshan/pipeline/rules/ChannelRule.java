/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qingshan.standards.unit.Unit;

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

    public boolean isInForce(Instant time) {
        return (validFrom == null || !time.isBefore(validFrom)) && (validTo == null || time.isBefore(validTo));
    }
}
