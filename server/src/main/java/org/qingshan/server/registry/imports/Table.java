/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.List;
import java.util.Map;
import org.qingshan.server.platform.ProblemException;

/** A head and its lines, from a CSV file or one sheet of a workbook. */
record Table(String name, List<String> head, List<Line> lines) {

    /** More lines come in several files: each file is one transaction. */
    static final int MOST_LINES = 100_000;

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
        if (filled.size() > MOST_LINES + 1) {
            throw ProblemException.unprocessable(
                    "registry.import.too-many-lines", Map.of("most", String.valueOf(MOST_LINES)));
        }
        List<String> head = filled.getFirst().cells().stream().map(Cell::text).toList();
        return new Table(name, head, filled.subList(1, filled.size()));
    }
}
