/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.sample.Column;
import org.qingshan.pipeline.sample.Readings;
import org.qingshan.pipeline.sample.Sample;
import org.qingshan.standards.factor.Factor;
import org.qingshan.standards.factor.Factors;
import org.qingshan.standards.flag.Effect;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.unit.Unit;

/**
 * Furnace temperature of domestic-waste incineration (MEE Order No. 10, in force 2020-01-01): more than five 5-minute means
 * below 850 °C in a day. Each hour counts its periods in a finding; minutes that are invalid, stopped or under a
 * working-condition mark (start-up, shut-down, drying, fault) take no part. Where the device sends the mean of a period
 * itself (CN 2111, {@code a01901-Avg}) that one counts, and ours where it sends none.
 */
final class FurnaceDetector implements Detector {

    private static final ConditionKind KIND = ConditionKind.FURNACE;
    private static final String FACTOR = "a01901";
    private static final String PERIODS = "furnace.periods";
    private static final Duration PERIOD = Duration.ofMinutes(5);
    /** Share of a period's minutes that must count, %; as of an hour's minutes (HJ 75-2017: 45 of 60). */
    private static final int NEEDED = 75;

    @Override
    public List<Observed> observe(Scope scope) {
        int periods = 0;
        int low = 0;
        for (WindowSummary hour : scope.parts()) {
            for (Finding finding : hour.findings()) {
                if (finding.code().equals(PERIODS)) {
                    periods += count(finding, "periods");
                    low += count(finding, "low");
                }
            }
        }
        if (periods == 0) {
            return List.of();
        }
        boolean bad = low > scope.number(KIND, "times", FACTOR);
        Observation observation = bad ? Observation.BAD : Observation.GOOD;
        Fact fact = new Fact(
                FactCode.FURNACE_LOW,
                Map.of("factor", FACTOR, "low", Integer.toString(low), "periods", Integer.toString(periods)));
        boolean late = scope.find(FACTOR, Basis.MEASURED).map(Aggregate::late).orElse(false);
        return List.of(
                bad
                        ? scope.observed(KIND, FACTOR, observation, late, fact)
                        : scope.observed(KIND, FACTOR, observation, late));
    }

    private static int count(Finding finding, String name) {
        return Integer.parseInt(finding.params().getOrDefault(name, "0"));
    }

    /** The periods of an hour and how many of them are too cold. */
    static List<Finding> periods(Scope scope) {
        if (scope.level() != Level.HOUR) {
            return List.of();
        }
        Map<Instant, Ratio> means = ours(scope);
        means.putAll(sent(scope));
        Optional<Ratio> minimum = scope.findParameter(KIND, "minimum", FACTOR, unit(scope));
        if (minimum.isEmpty() || means.isEmpty()) {
            return List.of();
        }
        long cold = means.values().stream()
                .filter(mean -> mean.isBelow(minimum.get()))
                .count();
        Map<String, String> params = Map.of("periods", Integer.toString(means.size()), "low", Long.toString(cold));
        return List.of(new Finding(
                KIND, PERIODS, FACTOR, scope.window().start(), scope.window().end(), params));
    }

    private static Unit unit(Scope scope) {
        return scope.find(FACTOR, Basis.MEASURED)
                .map(Aggregate::unit)
                .or(() -> Factors.find(FACTOR).map(Factor::unit))
                .orElseThrow();
    }

    /** What the device says of periods: unflagged or normal, in a time that nobody marked. */
    private static Map<Instant, Ratio> sent(Scope scope) {
        Map<Instant, Ratio> sent = new TreeMap<>();
        for (Sample sample : scope.statements()) {
            for (int i = 0; i < sample.layout().size(); i++) {
                findMean(scope, sample, i).ifPresent(mean -> sent.put(floor(sample.time()), mean));
            }
        }
        sent.keySet().removeIf(start -> isExcused(scope, start));
        return sent;
    }

    private static Optional<Ratio> findMean(Scope scope, Sample sample, int column) {
        Column name = sample.layout().columns().get(column);
        if (!name.suffix().equals("Avg") || !sample.hasNumber(column) || !isNormal(scope, sample, column)) {
            return Optional.empty();
        }
        Unit unit = unit(scope);
        return Readings.findChannel(sample, name.code(), scope.window(), scope.rules(), scope.all())
                .filter(channel ->
                        channel.factor().equals(FACTOR) && channel.unit().convertsTo(unit))
                .map(channel -> channel.unit().convert(sample.value(column).toRatio(), unit));
    }

    private static boolean isNormal(Scope scope, Sample sample, int column) {
        return scope.all()
                .findDevice(sample.deviceId())
                .map(device -> device.flags().meaning(sample.flag(column)).effect() == Effect.VALID)
                .orElse(false);
    }

    /** A person's mark covers the period, or the minutes of it are all excused. */
    private static boolean isExcused(Scope scope, Instant start) {
        Instant end = start.plus(PERIOD);
        if (scope.rules().listMarks().stream().anyMatch(mark -> mark.covers(start, end))) {
            return true;
        }
        List<Aggregate> figures = scope.parts().stream()
                .filter(minute -> floor(minute.window().start()).equals(start))
                .flatMap(minute -> minute.find(FACTOR, Basis.MEASURED).stream())
                .toList();
        return !figures.isEmpty() && figures.stream().noneMatch(FurnaceDetector::counts);
    }

    private static boolean counts(Aggregate figure) {
        return figure.judged() && figure.marks().isEmpty();
    }

    /** Means of the minutes that count, of periods with enough of them. */
    private static Map<Instant, Ratio> ours(Scope scope) {
        Map<Instant, Ratio> ours = new TreeMap<>();
        if (scope.point().minuteInterval().compareTo(PERIOD) <= 0) {
            means(scope).forEach((start, values) -> ours.put(start, Numbers.mean(values)));
        }
        return ours;
    }

    /** The minutes that count, by period with enough of them. */
    private static Map<Instant, List<Ratio>> means(Scope scope) {
        Map<Instant, List<Ratio>> means = new TreeMap<>();
        for (WindowSummary minute : scope.parts()) {
            Instant period = floor(minute.window().start());
            minute.find(FACTOR, Basis.MEASURED)
                    .filter(FurnaceDetector::counts)
                    .flatMap(Aggregate::findUsableMean)
                    .ifPresent(mean -> means.computeIfAbsent(period, none -> new ArrayList<>())
                            .add(mean));
        }
        long due = Math.max(1, PERIOD.dividedBy(scope.point().minuteInterval()));
        means.values().removeIf(period -> period.size() * 100L < due * NEEDED);
        return means;
    }

    private static Instant floor(Instant time) {
        long seconds = time.getEpochSecond();
        return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, PERIOD.toSeconds()));
    }
}
