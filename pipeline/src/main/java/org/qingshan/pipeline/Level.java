/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.standards.validity.Period;

/** The windows the pipeline evaluates. */
public enum Level {
    MINUTE(Period.MINUTE, SampleKind.MINUTE),
    HOUR(Period.HOUR, SampleKind.HOUR),
    DAY(Period.DAY, SampleKind.DAY);

    private final Period period;
    private final SampleKind upload;

    Level(Period period, SampleKind upload) {
        this.period = period;
        this.upload = upload;
    }

    public Period period() {
        return period;
    }

    /** The kind of packet in which a device sends its own figure of this level. */
    public SampleKind upload() {
        return upload;
    }
}
