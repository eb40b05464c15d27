/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.sample;

import org.jspecify.annotations.Nullable;
import org.qingshan.standards.flag.Effect;
import org.qingshan.standards.number.Ratio;

/** What a device itself says of one factor in a minute, hour or day; null = not sent. Units as its channel. */
public record UploadFigures(
        @Nullable Ratio mean,
        @Nullable Ratio min,
        @Nullable Ratio max,
        @Nullable Ratio converted,
        @Nullable Ratio convertedMin,
        @Nullable Ratio convertedMax,
        @Nullable Ratio amount,
        Effect effect) {

    static final UploadFigures NONE =
            new UploadFigures(null, null, null, null, null, null, null, Effect.NO_MEASUREMENT);
}
