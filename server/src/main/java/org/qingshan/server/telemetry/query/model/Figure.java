/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.query.model;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A measured number with all that must stand beside it; the only form in which one leaves the server.
 *
 * @param suffix as devices call it: Rtd, Avg, ZsRtd, ZsAvg
 * @param text already rounded for reading, null = no number
 * @param number the same as a number
 * @param averaging instant, minute, hour or day
 * @param source device or computed, null = none
 * @param level ok, near, exceeded or unknown
 */
public record Figure(
        UUID point,
        String factor,
        String suffix,
        @Nullable String text,
        @Nullable BigDecimal number,
        String unit,

        @Schema(allowableValues = {"instant", "minute", "hour", "day"})
        String averaging,

        OffsetDateTime start,
        OffsetDateTime end,
        State state,

        @Schema(allowableValues = {"device", "computed"}) @Nullable
        String source,

        @Nullable Limit limit,

        @Schema(allowableValues = {"ok", "near", "exceeded", "unknown"})
        String level,

        Count count) {

    /** Review × origin × reference state × valid or why not. */
    public record State(
            @Schema(allowableValues = {"raw", "screened", "audited"})
            String review,

            @Schema(allowableValues = {"measured", "back-filled", "substituted", "estimated"})
            String origin,

            String reference,
            String usability,
            boolean valid,
            List<String> why) {}

    /** The limit in force at the start of the period, in the figure's unit where it can be converted. */
    public record Limit(
            @Nullable BigDecimal upper,
            @Nullable BigDecimal lower,
            String unit,
            String averaging,
            String standard,
            String clause) {}

    /** Valid parts and parts that were due. */
    public record Count(int valid, int due) {}
}
