/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.List;

/**
 * What an import did, or would do. With one failed line nothing was written.
 *
 * @param written false for a dry run and after a failure
 */
public record ImportReport(boolean written, List<Sheet> sheets) {

    /** The lines of one file or sheet. */
    public record Sheet(SheetKind kind, List<LineOutcome> lines) {

        public Sheet {
            lines = List.copyOf(lines);
        }
    }

    public ImportReport {
        sheets = List.copyOf(sheets);
    }

    public long count(LineOutcome.Kind kind) {
        return sheets.stream()
                .flatMap(sheet -> sheet.lines().stream())
                .filter(line -> line.kind() == kind)
                .count();
    }

    public boolean failed() {
        return count(LineOutcome.Kind.FAILED) > 0;
    }
}
