/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a wire code of a device means between two instants.
 *
 * @param st system code, empty = any
 * @param unit the unit in which the device sends
 * @param labelSide null = as the device
 * @param priority 1 = main, 2 … = spare
 */
public record ChannelDraft(
        int deviceId,
        String st,
        String wireCode,
        int pointId,
        String factor,
        String unit,
        GasState gasState,
        @Nullable LabelSide labelSide,
        int priority,
        @Nullable Instant validFrom,
        @Nullable Instant validTo)
        implements DatedDraft {}
