/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.rules.Averaging;
import org.qingshan.pipeline.rules.ChannelRule;
import org.qingshan.pipeline.rules.LimitRule;
import org.qingshan.pipeline.sample.Column;
import org.qingshan.pipeline.sample.Readings;
import org.qingshan.pipeline.sample.Sample;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.standards.number.Decimal;

/**
 * Clock games 时间异常: data of a time that had not come when they arrived; one data time with two values, worst when the
 * first was over a limit and the second is not. Innocent: equal re-sends, split packets, supplementary uploads (RF=1), and a
 * second value under a flag.
 */
final class ClockChecks {

    private static final ConditionKind KIND = ConditionKind.CLOCK;
    private static final String ALL = "*";
    private static final Comparator<Sample> BY_TIME = Comparator.comparing(Sample::kind)
            .thenComparingInt(Sample::deviceId)
            .thenComparingLong(Sample::timeMillis)
            .thenComparingLong(Sample::arrivalMillis)
            .thenComparingLong(Sample::sequence);

    private final Scope scope;
    private final Map<String, Finding> findings = new java.util.TreeMap<>();

    private ClockChecks(Scope scope) {
        this.scope = scope;
    }

    static List<Finding> check(Scope scope) {
        if (scope.level() == Level.DAY || scope.samples().isEmpty()) {
            return List.of();
        }
        ClockChecks checks = new ClockChecks(scope);
        checks.checkAhead();
        checks.checkRepeated();
        return List.copyOf(checks.findings.values());
    }

    private void checkAhead() {
        long allowed = scope.number(KIND, "ahead-seconds", ALL);
        for (Sample sample : scope.samples()) {
            Instant told = sample.kind() == SampleKind.REALTIME
                    ? sample.time()
                    : sample.time().plus(scope.window().length());
            long ahead = Duration.between(sample.arrival(), told).toSeconds();
            if (ahead > allowed) {
                add(FactCode.CLOCK_AHEAD, ALL, Map.of("seconds", Long.toString(ahead)));
                return;
            }
        }
    }

    private void checkRepeated() {
        if (scope.samples().size() < 2) {
            return;
        }
        List<Sample> sorted = new ArrayList<>(scope.samples());
        sorted.sort(BY_TIME);
        for (int later = 1; later < sorted.size(); later++) {
            for (int earlier = later - 1; earlier >= 0 && isSameTime(sorted, earlier, later); earlier--) {
                compare(sorted.get(earlier), sorted.get(later));
            }
        }
    }

    private static boolean isSameTime(List<Sample> sorted, int earlier, int later) {
        Sample left = sorted.get(earlier);
        Sample right = sorted.get(later);
        return left.kind() == right.kind()
                && left.deviceId() == right.deviceId()
                && left.timeMillis() == right.timeMillis();
    }

    private void compare(Sample earlier, Sample later) {
        if (later.isBackFilled()) {
            return;
        }
        List<Column> columns = later.layout().columns();
        for (int i = 0; i < columns.size(); i++) {
            int before = earlier.layout().columns().indexOf(columns.get(i));
            boolean normal = later.flag(i).isEmpty() || later.flag(i).equals("N");
            Optional<Basis> basis = findBasis(columns.get(i).suffix());
            if (before >= 0 && normal && basis.isPresent() && later.hasNumber(i) && earlier.hasNumber(before)) {
                compare(later, columns.get(i).code(), basis.get(), earlier.value(before), later.value(i));
            }
        }
    }

    private static Optional<Basis> findBasis(String suffix) {
        return switch (suffix) {
            case "Rtd", "Avg" -> Optional.of(Basis.MEASURED);
            case "ZsRtd", "ZsAvg" -> Optional.of(Basis.CONVERTED);
            default -> Optional.empty();
        };
    }

    private void compare(Sample later, String code, Basis basis, Decimal first, Decimal second) {
        ChannelRule channel = Readings.findChannel(later, code, scope.window(), scope.rules(), scope.all())
                .orElse(null);
        if (channel == null || first.compareTo(second) == 0) {
            return;
        }
        Map<String, String> params = Map.of(
                "factor", channel.factor(),
                "before", first.toString(),
                "after", second.toString(),
                "unit", channel.unit().symbol(),
                "time", later.time().toString());
        boolean hidden = isOver(channel, basis, first) && !isOver(channel, basis, second);
        add(hidden ? FactCode.CLOCK_REWRITTEN : FactCode.CLOCK_REPEATED, channel.factor(), params);
    }

    private boolean isOver(ChannelRule channel, Basis basis, Decimal value) {
        for (Averaging averaging : Averaging.values()) {
            Optional<LimitRule> limit = scope.rules()
                    .findLimit(
                            channel.factor(), averaging, basis, scope.window().start())
                    .filter(found -> found.upper() != null && channel.unit().convertsTo(found.unit()));
            if (limit.isPresent() && isOver(channel, limit.get(), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOver(ChannelRule channel, LimitRule limit, Decimal value) {
        Decimal upper = limit.upper();
        return upper != null
                && channel.unit().convert(value.toRatio(), limit.unit()).isAbove(upper.toRatio());
    }

    /** The gravest of each factor is kept. */
    private void add(FactCode code, String group, Map<String, String> params) {
        Finding known = findings.get(group);
        if (known == null || code == FactCode.CLOCK_REWRITTEN) {
            findings.put(
                    group,
                    new Finding(
                            code, group, scope.window().start(), scope.window().end(), params));
        }
    }
}
