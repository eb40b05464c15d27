/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.aggregate;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.state.Usability;
import org.qingshan.pipeline.state.Why;
import org.qingshan.standards.factor.Factors;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.unit.Unit;

/**
 * Our figure of an hour from its minutes, of a day from its hours: the arithmetic mean of the official means below, for
 * waste water weighted by the volume of each part; HJ 212-2017 Appendix D, HJ 75-2017, HJ 356-2019.
 */
final class Parts {

    private final Frame frame;
    private final List<WindowSummary> parts;

    Parts(Frame frame, List<WindowSummary> parts) {
        this.frame = frame;
        Map<Instant, WindowSummary> byStart = new TreeMap<>();
        for (WindowSummary part : parts) {
            if (frame.window().contains(part.window().start())) {
                byStart.put(part.window().start(), part);
            }
        }
        this.parts = List.copyOf(byStart.values());
    }

    /** Ours by factor, sorted by code. */
    Map<String, Assessed> computed(Basis basis) {
        Set<String> factors = new TreeSet<>();
        for (WindowSummary part : parts) {
            part.aggregates().stream()
                    .filter(aggregate -> aggregate.basis() == basis)
                    .forEach(aggregate -> factors.add(aggregate.factor()));
        }
        Map<String, Assessed> computed = new LinkedHashMap<>();
        for (String factor : factors) {
            computed.put(factor, assess(factor, basis));
        }
        return computed;
    }

    private Assessed assess(String factor, Basis basis) {
        Tally tally = new Tally();
        for (WindowSummary part : parts) {
            part.find(factor, basis).ifPresent(aggregate -> tally.add(aggregate, volume(part)));
        }
        return tally.toAssessed();
    }

    private @Nullable Ratio volume(WindowSummary part) {
        Aggregate flow = part.find(Factors.WATER_FLOW, Basis.MEASURED).orElse(null);
        return flow == null || !flow.state().isUsable() ? null : amount(flow, part);
    }

    private static @Nullable Ratio amount(Aggregate flow, WindowSummary part) {
        Statistic official = flow.findOfficial().orElse(null);
        if (official == null) {
            return null;
        }
        if (official.amount() != null) {
            return official.amount();
        }
        return Instants.isFlow(flow.factor(), flow.unit())
                ? official.findMean()
                        .map(mean -> mean.times(flow.unit().factorTo(Unit.M3_PER_S))
                                .times(part.window().length().toSeconds()))
                        .orElse(null)
                : null;
    }

    /** Adds up the parts of one factor and basis. */
    private final class Tally {

        private @Nullable Unit unit;
        private Ratio sum = Ratio.ZERO;
        private Ratio weightedSum = Ratio.ZERO;
        private Ratio weight = Ratio.ZERO;
        private @Nullable Ratio min;
        private @Nullable Ratio max;
        private @Nullable Ratio amount;
        private int valid;
        private int weighted;
        private int suspect;
        private int notJudged;
        private int notDue;
        private int received;
        private boolean zeroFlow;
        private boolean late;
        private final Set<Why> why = EnumSet.noneOf(Why.class);
        private final Set<String> marks = new TreeSet<>();

        void add(Aggregate part, @Nullable Ratio volume) {
            if (unit != null && !part.unit().convertsTo(unit)) {
                return;
            }
            unit = unit == null ? part.unit() : unit;
            received++;
            late |= part.late();
            marks.addAll(part.marks());
            boolean noFlow = isNoFlow(part, volume);
            boolean stopped =
                    part.state().why().contains(Why.NOT_DUE) && !part.state().isUsable();
            if (noFlow || stopped) {
                notDue++;
                zeroFlow |= noFlow;
                return;
            }
            if (part.state().isUsable()) {
                addUsable(part, volume);
            } else {
                why.addAll(part.state().why());
            }
        }

        private boolean isNoFlow(Aggregate part, @Nullable Ratio volume) {
            return part.state().why().contains(Why.ZERO_FLOW)
                    || (volume != null && volume.signum() == 0 && Instants.isWeighted(frame.medium(), part.unit()));
        }

        private void addUsable(Aggregate part, @Nullable Ratio volume) {
            Statistic statistic = part.findOfficial().orElseThrow();
            Ratio mean = inUnit(statistic.findMean().orElseThrow(), part);
            valid++;
            sum = sum.plus(mean);
            suspect += part.state().usability() == Usability.SUSPECT ? 1 : 0;
            notJudged += part.judged() ? 0 : 1;
            addWeighted(part, statistic, mean, volume);
            addRange(part, statistic, mean);
        }

        private void addWeighted(Aggregate part, Statistic statistic, Ratio mean, @Nullable Ratio volume) {
            Ratio partWeight = statistic.isFlowWeighted() ? statistic.weight() : volume;
            if (partWeight != null && Instants.isWeighted(frame.medium(), part.unit())) {
                weightedSum = weightedSum.plus(mean.times(partWeight));
                weight = weight.plus(partWeight);
                weighted++;
            }
        }

        private void addRange(Aggregate part, Statistic statistic, Ratio mean) {
            Ratio low = statistic.min() == null ? mean : inUnit(statistic.min(), part);
            Ratio high = statistic.max() == null ? mean : inUnit(statistic.max(), part);
            min = min == null ? low : min.min(low);
            max = max == null ? high : max.max(high);
            Ratio partAmount = statistic.amount() != null || part.computed() == null
                    ? statistic.amount()
                    : part.computed().amount();
            if (partAmount != null) {
                amount = amount == null ? partAmount : amount.plus(partAmount);
            }
        }

        private Ratio inUnit(Ratio value, Aggregate part) {
            return unit == null ? value : part.unit().convert(value, unit);
        }

        Assessed toAssessed() {
            int due = Math.max(frame.nominalParts(), received);
            int stillDue = due - notDue;
            int needed = frame.neededParts(stillDue);
            Unit inUnit = unit == null ? Unit.NONE : unit;
            boolean weigh = weighted >= needed && weight.signum() > 0;
            if (Instants.isWeighted(frame.medium(), inUnit) && !weigh && valid > 0) {
                why.add(Why.NO_FLOW_ARITHMETIC_MEAN);
            }
            Usability usability = usability(stillDue, needed);
            Statistic statistic = new Statistic(
                    sum, valid, stillDue, weigh ? weightedSum : null, weigh ? weight : null, min, max, amount);
            int judgeable = valid - notJudged;
            return new Assessed(
                    inUnit,
                    statistic,
                    usability,
                    why,
                    judgeable > 0 && judgeable >= needed,
                    late,
                    marks,
                    received - valid - notDue);
        }

        private Usability usability(int stillDue, int needed) {
            boolean nothingElse = received == notDue && frame.closed();
            if (notDue > 0 && (stillDue <= 0 || nothingElse)) {
                why.add(zeroFlow ? Why.ZERO_FLOW : Why.NOT_DUE);
                return zeroFlow ? Usability.INVALID : Usability.MISSING;
            }
            if (valid < needed) {
                why.add(frame.closed() ? Why.TOO_FEW : Why.STILL_OPEN);
                return Usability.INVALID;
            }
            if (notJudged > 0) {
                why.add(Why.WORKING_CONDITION);
            }
            return suspect * 2 > valid ? Usability.SUSPECT : Usability.VALID;
        }
    }

    /** By factor code, then basis. */
    static final Comparator<Aggregate> ORDER =
            Comparator.comparing(Aggregate::factor).thenComparing(Aggregate::basis);
}
