/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an import of values did, or would do. With one failed line nothing was written.
 *
 * @param written false for a dry run and after a failure
 */
public record ValueImport(boolean written, List<Line> lines) {

    public ValueImport {
        lines = List.copyOf(lines);
    }

    /** What became of a line. */
    public enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED,
        FAILED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A line of the file, counted from 1 at its head. */
    public record Line(int number, Outcome outcome, List<Problem> problems) {

        public Line {
            problems = List.copyOf(problems);
        }
    }

    /** What is wrong with a value; put into words for the reader. */
    public record Problem(String code, String column, String value, Map<String, String> params) {

        public Problem {
            params = Map.copyOf(params);
        }
    }

    public long count(Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }

    public boolean failed() {
        return count(Outcome.FAILED) > 0;
    }
}
