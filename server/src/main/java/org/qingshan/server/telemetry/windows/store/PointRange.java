/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.store;

import java.time.Instant;

/** The windows of a point that begin in [from, to). */
public record PointRange(int pointId, Instant from, Instant to) {}
