/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.store;

import java.util.Locale;
import org.qingshan.pipeline.Level;

/** Names of the aggregate tables; their form is one. */
public final class AggregateTable {

    private AggregateTable() {}

    public static String name(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    /** With its schema; as {@code qs_ingest}. */
    public static String sql(Level level) {
        return "telemetry." + name(level);
    }

    /** What the scoped view is called. */
    public static String view(Level level) {
        return "telemetry.v_" + name(level);
    }
}
