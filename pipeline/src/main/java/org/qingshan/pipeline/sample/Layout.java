/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.sample;

import java.util.List;

/** The ordered columns of a packet; interned by whoever reads samples, so that equal layouts are mostly identical. */
public record Layout(List<Column> columns) {

    public Layout {
        columns = List.copyOf(columns);
    }

    public static Layout of(Column... columns) {
        return new Layout(List.of(columns));
    }

    public int size() {
        return columns.size();
    }
}
