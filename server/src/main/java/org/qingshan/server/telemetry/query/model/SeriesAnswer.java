/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.query.model;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Curves of one point on one time axis.
 *
 * @param times starts of the periods, epoch milliseconds; of several joined periods the first
 * @param gaps spans without any row, epoch milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // built once for an answer
public record SeriesAnswer(
        UUID point,
        String kind,
        OffsetDateTime from,
        OffsetDateTime to,
        long[] times,
        List<Curve> series,
        List<LimitSegment> limits,
        List<long[]> gaps) {

    /**
     * One curve; the lists have one element per time.
     *
     * @param source d the device's own figure, c ours, - none; one letter per time
     * @param state v valid, s suspect, x invalid, e estimated, m missing; one letter per time
     * @param why reasons by index
     */
    public record Curve(
            String factor,
            String suffix,
            String unit,
            String averaging,
            String source,
            List<@Nullable Double> values,
            List<@Nullable Double> min,
            List<@Nullable Double> max,
            String state,
            Map<Integer, List<String>> why) {}

    /** A limit in force over a part of the range; an edition that changes makes two segments. */
    public record LimitSegment(
            String factor,
            String averaging,
            String basis,
            @Nullable BigDecimal lower,
            @Nullable BigDecimal upper,
            String unit,
            String standard,
            String clause,
            OffsetDateTime from,
            OffsetDateTime to) {}
}
