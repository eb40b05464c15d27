/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

import java.time.Instant;
import org.qingshan.hj212.Packet;
import org.qingshan.server.telemetry.AdmittedDevice;

/** Whether a data time can be believed at all. */
public final class Plausibility {

    /** The data time is more than a day ahead or before 2005. */
    public static final String IMPLAUSIBLE_TIME = "telemetry.data-time.implausible";

    private static final long DAY = 86_400;
    private static final long FIRST_SECOND =
            Instant.parse("2004-12-31T16:00:00Z").getEpochSecond();

    private Plausibility() {}

    /** True also without a data time. */
    public static boolean isPlausible(Packet packet, AdmittedDevice device, long arrivalMicros) {
        return packet.findDataInstant()
                .map(time -> isPlausible(time.getEpochSecond() + device.clockOffsetSeconds(), arrivalMicros))
                .orElse(true);
    }

    public static boolean isPlausible(long dataSecond, long arrivalMicros) {
        return dataSecond >= FIRST_SECOND && dataSecond <= arrivalMicros / 1_000_000 + DAY;
    }
}
