/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.List;
import java.util.Locale;
import org.qingshan.server.registry.model.FieldProblem;

/** What became of one line. */
public record LineOutcome(int line, Kind kind, List<FieldProblem> problems) {

    public enum Kind {
        CREATED,
        CHANGED,
        UNCHANGED,
        FAILED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LineOutcome {
        problems = List.copyOf(problems);
    }
}
