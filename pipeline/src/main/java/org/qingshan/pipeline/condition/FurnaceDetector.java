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
import org.qingshan.standards.number.Ratio;

/**
 * Furnace temperature of domestic-waste incineration (MEE Order No. 10, in force 2020-01-01): more than five 5-minute means
 * below 850 °C in a day. Each hour counts its periods in a finding; minutes that are invalid, stopped or under a
 * working-condition mark (start-up, shut-down, drying, fault) take no part.
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
        if (scope.level() != Level.HOUR || scope.point().minuteInterval().compareTo(PERIOD) > 0) {
            return List.of();
        }
        Map<Instant, List<Ratio>> means = means(scope);
        Aggregate figure = scope.find(FACTOR, Basis.MEASURED).orElse(null);
        Optional<Ratio> minimum =
                figure == null ? Optional.empty() : scope.findParameter(KIND, "minimum", FACTOR, figure.unit());
        if (minimum.isEmpty() || means.isEmpty()) {
            return List.of();
        }
        long cold = means.values().stream()
                .filter(period -> Numbers.mean(period).isBelow(minimum.get()))
                .count();
        Map<String, String> params = Map.of("periods", Integer.toString(means.size()), "low", Long.toString(cold));
        return List.of(new Finding(
                KIND, PERIODS, FACTOR, scope.window().start(), scope.window().end(), params));
    }

    /** The minutes that count, by period with enough of them. */
    private static Map<Instant, List<Ratio>> means(Scope scope) {
        Map<Instant, List<Ratio>> means = new TreeMap<>();
        for (WindowSummary minute : scope.parts()) {
            Instant period = floor(minute.window().start());
            minute.find(FACTOR, Basis.MEASURED)
                    .filter(figure -> figure.judged() && figure.marks().isEmpty())
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
