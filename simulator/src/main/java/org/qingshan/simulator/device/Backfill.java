/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

import java.time.Duration;

/** How far back a logger sends period data when it starts. */
public record Backfill(Duration minutes, Duration hours, Duration days) {

    public static final Backfill NONE = new Backfill(Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
