/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.List;

/** One line of a table; {@code number} counts from 1 at the head line, as a spreadsheet does. */
record Line(int number, List<Cell> cells) {

    Line {
        cells = List.copyOf(cells);
    }

    Cell at(int column) {
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    boolean isBlank() {
        return cells.stream().allMatch(Cell::isEmpty);
    }
}
