/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.sample.Sample;
import org.qingshan.server.telemetry.windows.model.StoredWindow;

/**
 * What one window needs, read in bulk.
 *
 * @param history rows in force before the window, by start
 * @param present the window's own row in force, null = none yet
 */
record Gathered(
        Window window,
        List<Sample> samples,
        List<WindowSummary> parts,
        List<WindowSummary> history,
        @Nullable StoredWindow present) {}
