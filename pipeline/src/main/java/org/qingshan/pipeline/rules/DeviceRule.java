/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import java.time.Duration;
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
        boolean active) {

    public FlagTable flags() {
        return FlagTable.ofEdition(edition);
    }
}
