/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.List;

/** A head and its lines, from a CSV file or one sheet of a workbook. */
record Table(String name, List<String> head, List<Line> lines) {

    Table {
        head = List.copyOf(head);
        lines = List.copyOf(lines);
    }

    /** The first line that is not blank is the head; blank lines are passed over. */
    static Table of(String name, List<Line> all) {
        List<Line> filled = all.stream().filter(line -> !line.isBlank()).toList();
        if (filled.isEmpty()) {
            return new Table(name, List.of(), List.of());
        }
        List<String> head = filled.getFirst().cells().stream().map(Cell::text).toList();
        return new Table(name, head, filled.subList(1, filled.size()));
    }
}
