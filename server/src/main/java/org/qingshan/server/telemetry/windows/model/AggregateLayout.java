/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.model;

import java.util.List;
import org.qingshan.pipeline.aggregate.Basis;

/**
 * The interned, ordered list of what an aggregate row holds.
 *
 * @param id number of the layout in the database
 */
public record AggregateLayout(int id, List<AggregateKey> keys) {

    public AggregateLayout {
        keys = List.copyOf(keys);
    }

    /** Index of a series in the row, -1 = the row does not hold it. */
    public int indexOf(String factor, Basis basis) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).is(factor, basis)) {
                return i;
            }
        }
        return -1;
    }
}
