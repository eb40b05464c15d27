/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.mark;

import org.qingshan.standards.flag.Effect;

/**
 * Kinds of enterprise marks (MEE Announcement 2022 No. 21: working-condition marks and monitor-anomaly marks) and of
 * bureau rulings, each with what it does to the values it covers.
 */
public enum MarkKind {
    NORMAL(Layer.ENTERPRISE, Effect.VALID),
    STOPPED(Layer.ENTERPRISE, Effect.NOT_DUE),
    DRYING(Layer.ENTERPRISE, Effect.NOT_JUDGED),
    START_UP(Layer.ENTERPRISE, Effect.NOT_JUDGED),
    SHUT_DOWN(Layer.ENTERPRISE, Effect.NOT_JUDGED),
    COOLING(Layer.ENTERPRISE, Effect.NOT_JUDGED),
    BANKED_FIRE(Layer.ENTERPRISE, Effect.NOT_JUDGED),
    OFF_GRID(Layer.ENTERPRISE, Effect.NOT_JUDGED),
    FAULT(Layer.ENTERPRISE, Effect.NOT_JUDGED),
    ACCIDENT(Layer.ENTERPRISE, Effect.NOT_JUDGED),
    CALIBRATION(Layer.ENTERPRISE, Effect.INVALID),
    MAINTENANCE(Layer.ENTERPRISE, Effect.INVALID),
    MONITOR_FAULT(Layer.ENTERPRISE, Effect.INVALID),
    STANDARD_CHECK(Layer.ENTERPRISE, Effect.INVALID),
    COMMUNICATION(Layer.ENTERPRISE, Effect.INVALID),
    RULED_VALID(Layer.BUREAU, Effect.VALID),
    RULED_NOT_JUDGED(Layer.BUREAU, Effect.NOT_JUDGED),
    RULED_INVALID(Layer.BUREAU, Effect.INVALID),
    RULED_NOT_DUE(Layer.BUREAU, Effect.NOT_DUE),
    /** Our computed figure is official although the device sent its own. */
    RULED_COMPUTED(Layer.BUREAU, Effect.VALID),
    /** The device's figure is official even where a ruling said otherwise before. */
    RULED_DEVICE(Layer.BUREAU, Effect.VALID);

    private final Layer layer;
    private final Effect effect;

    MarkKind(Layer layer, Effect effect) {
        this.layer = layer;
        this.effect = effect;
    }

    public Layer layer() {
        return layer;
    }

    public Effect effect() {
        return effect;
    }

    /** Whether it chooses between the device's figure and ours and says nothing of validity. */
    public boolean choosesSource() {
        return this == RULED_COMPUTED || this == RULED_DEVICE;
    }
}
