/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.imports;

import java.math.BigDecimal;
import org.qingshan.pipeline.sample.SampleKind;

/**
 * A line that can be taken.
 *
 * @param second start of the period or the instant, seconds since 1970
 * @param value every digit as in the file
 * @param flag data flag by HJ 212-2017 table 8
 */
record ImportedValue(
        int line,
        ImportPoints.Point point,
        SampleKind kind,
        long second,
        String factor,
        BigDecimal value,
        String flag) {

    /** What one value is in force for. */
    record Key(int point, SampleKind kind, long second, String factor) {}

    /** What one packet holds. */
    record Moment(int point, SampleKind kind, long second) {}

    Key key() {
        return new Key(point.id(), kind, second, factor);
    }

    Moment moment() {
        return new Moment(point.id(), kind, second);
    }
}
