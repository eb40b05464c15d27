/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** The zone of reporting days, partitions and screens. Storage is always an instant. */
public final class ReportingZone {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private ReportingZone() {}

    /** The reporting day in which the instant lies. */
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** The first instant of a reporting day. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** The instant as interfaces print it, with +08:00. */
    public static OffsetDateTime at(Instant instant) {
        return instant.atZone(ZONE).toOffsetDateTime();
    }
}
