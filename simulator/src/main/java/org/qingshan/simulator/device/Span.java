/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

import java.time.LocalDateTime;

/**
 * A kind of period upload.
 *
 * @param cn command code of the upload: 2051 minute, 2061 hour, 2031 day
 * @param minutes length
 */
public record Span(String cn, int minutes) {

    public static final Span HOUR = new Span("2061", 60);
    public static final Span DAY = new Span("2031", 1440);

    public static Span minutes(int minutes) {
        return new Span("2051", minutes);
    }

    /** Start of the period in which a time lies. */
    public LocalDateTime startOf(LocalDateTime time) {
        int ofDay = time.getHour() * 60 + time.getMinute();
        return time.toLocalDate().atStartOfDay().plusMinutes((long) ofDay / minutes * minutes);
    }

    public LocalDateTime endOf(LocalDateTime start) {
        return start.plusMinutes(minutes);
    }
}
