/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.Windows;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.sample.Column;
import org.qingshan.pipeline.sample.Readings;
import org.qingshan.pipeline.sample.Sample;

/**
 * {@code -SampleTime} of periodic analysers against the data time: older than any cycle (the analyser stands and the last
 * value is repeated), or later than the data itself. Not while flags, marks or a source standing still explain it: an
 * analyser that gets no water draws no sample.
 */
final class SampleTimes {

    private static final ConditionKind KIND = ConditionKind.SAMPLE_TIME;
    private static final String SUFFIX = "SampleTime";

    private SampleTimes() {}

    static List<Finding> check(Scope scope) {
        List<Finding> findings = new ArrayList<>();
        if (scope.level() == Level.DAY) {
            return findings;
        }
        for (Sample sample : scope.samples()) {
            List<Column> columns = sample.layout().columns();
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).suffix().equals(SUFFIX) && sample.hasNumber(i)) {
                    check(scope, sample, i).ifPresent(finding -> keepFirst(findings, finding));
                }
            }
        }
        return findings;
    }

    private static void keepFirst(List<Finding> findings, Finding finding) {
        boolean known = findings.stream()
                .anyMatch(one -> one.factorGroup().equals(finding.factorGroup())
                        && one.code().equals(finding.code()));
        if (!known) {
            findings.add(finding);
        }
    }

    private static Optional<Finding> check(Scope scope, Sample sample, int column) {
        Instant drawn = findTime(sample.unscaled(column), sample.scale(column)).orElse(null);
        String factor = Readings.findChannel(
                        sample,
                        sample.layout().columns().get(column).code(),
                        scope.window(),
                        scope.rules(),
                        scope.all())
                .map(channel -> channel.factor())
                .orElse("");
        if (drawn == null || !isTelling(scope, factor)) {
            return Optional.empty();
        }
        Instant told = sample.time();
        Instant end = scope.level() == Level.HOUR ? scope.window().end() : told;
        long old = Duration.between(drawn, told).toMinutes();
        long ahead = Duration.between(end, drawn).toMinutes();
        if (old > scope.number(KIND, "oldest-minutes", factor)) {
            return Optional.of(finding(scope, FactCode.SAMPLE_TIME_OLD, factor, drawn, old));
        }
        return ahead > scope.number(KIND, "ahead-minutes", factor)
                ? Optional.of(finding(scope, FactCode.SAMPLE_TIME_AHEAD, factor, drawn, ahead))
                : Optional.empty();
    }

    private static boolean isTelling(Scope scope, String factor) {
        Optional<Aggregate> figure = scope.find(factor, Basis.MEASURED)
                .filter(found -> found.state().isUsable())
                .filter(found -> found.marks().isEmpty() && found.judged());
        return figure.isPresent() && !Scope.isStandingStill(scope.aggregates());
    }

    /** YYYYMMDDhhmmss in Asia/Shanghai; 17 digits with milliseconds occur. */
    private static Optional<Instant> findTime(long digits, int scale) {
        long number = digits > 99_999_999_999_999L ? digits / 1_000 : digits;
        if (scale != 0 || number < 19_900_101_000_000L) {
            return Optional.empty();
        }
        long date = number / 1_000_000;
        long time = number % 1_000_000;
        try {
            return Optional.of(LocalDateTime.of(
                            (int) (date / 10_000),
                            (int) (date / 100 % 100),
                            (int) (date % 100),
                            (int) (time / 10_000),
                            (int) (time / 100 % 100),
                            (int) (time % 100))
                    .atZone(Windows.ZONE)
                    .toInstant());
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static Finding finding(Scope scope, FactCode code, String factor, Instant drawn, long minutes) {
        return new Finding(
                code,
                factor,
                scope.window().start(),
                scope.window().end(),
                Map.of("factor", factor, "sampled", drawn.toString(), "minutes", Long.toString(minutes)));
    }
}
