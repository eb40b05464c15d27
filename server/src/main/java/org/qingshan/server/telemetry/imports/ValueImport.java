/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an import of values did, or would do. With one wrong line nothing was written.
 *
 * @param written all of it is stored, but for lines that the database refused; false for a dry run, after a failure and while it is pending
 * @param pending id of an import that was accepted and is still being written; null for all others
 */
public record ValueImport(boolean written, @Nullable UUID pending, List<Line> lines) {

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

    static ValueImport notWritten(List<Line> lines) {
        return new ValueImport(false, null, lines);
    }

    /** The same when it is stored, without the lines that the database refused. */
    ValueImport writtenBut(Set<Integer> refused) {
        List<Line> report = lines.stream()
                .map(line -> refused.contains(line.number())
                        ? new Line(
                                line.number(),
                                Outcome.FAILED,
                                List.of(new Problem("telemetry.import.refused", "value", "", Map.of())))
                        : line)
                .toList();
        return new ValueImport(true, null, report);
    }

    public long count(Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }

    public boolean failed() {
        return count(Outcome.FAILED) > 0;
    }
}
