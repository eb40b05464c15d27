/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.qingshan.standards.flag.FlagTable;

/**
 * A device as registered.
 *
 * @param edition auto, 2005, 2017, 2025 or 1404
 * @param dialect name of a dialect of the codec, empty = none
 * @param crc standard, swapped, modbus or modbus-swapped
 * @param realtimeInterval of CN 2011
 * @param minuteInterval of CN 2051, one of 1,2,3,4,5,6,10,12,15,20,30 minutes
 * @param clockOffset added to the device's times at the edge
 * @param closures when it was closed
 */
public record DeviceRule(
        int id,
        String mn,
        int pointId,
        String edition,
        String dialect,
        String crc,
        Duration realtimeInterval,
        Duration minuteInterval,
        LabelSide labelSide,
        Duration clockOffset,
        boolean active,
        List<Closure> closures) {

    public DeviceRule {
        closures = List.copyOf(closures);
    }

    /** One that was never closed. */
    public DeviceRule(
            int id,
            String mn,
            int pointId,
            String edition,
            String dialect,
            String crc,
            Duration realtimeInterval,
            Duration minuteInterval,
            LabelSide labelSide,
            Duration clockOffset,
            boolean active) {
        this(
                id,
                mn,
                pointId,
                edition,
                dialect,
                crc,
                realtimeInterval,
                minuteInterval,
                labelSide,
                clockOffset,
                active,
                List.of());
    }

    /** Whether it is not expected to send at a time. */
    public boolean isClosedAt(Instant time) {
        return Closure.anyCovers(closures, time);
    }

    public FlagTable flags() {
        return FlagTable.ofEdition(edition);
    }
}
