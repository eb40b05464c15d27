/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.Source;
import org.qingshan.pipeline.aggregate.Statistic;
import org.qingshan.pipeline.rules.Averaging;
import org.qingshan.pipeline.rules.LimitRule;
import org.qingshan.pipeline.rules.PointRules;
import org.qingshan.standards.factor.Factors;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.number.Rounding;
import org.qingshan.standards.unit.Dimension;

/**
 * Holds the figures of one window against the limits in force at its start: flue gas on the valid hourly mean converted
 * to the reference oxygen, waste water on the valid daily mean, pH by its values and not by a mean; compared after one
 * rounding to the decimals of the limit as written.
 */
public final class Judge {

    private final Window window;
    private final boolean closed;
    private final PointRules point;
    private final Averaging averaging;

    private Judge(Window window, boolean closed, PointRules point) {
        this.window = window;
        this.closed = closed;
        this.point = point;
        this.averaging = switch (window.level()) {
            case MINUTE -> Averaging.INSTANT;
            case HOUR -> Averaging.HOUR;
            case DAY -> Averaging.DAY;
        };
    }

    /** One judgement per factor and basis that has a limit in force for this averaging time; by factor, then basis. */
    public static List<Judgement> judge(Window window, boolean closed, List<Aggregate> aggregates, PointRules point) {
        Judge judge = new Judge(window, closed, point);
        if (point.limitedFactors().isEmpty()) {
            return List.of();
        }
        Map<String, Aggregate> figures = new LinkedHashMap<>();
        aggregates.forEach(aggregate -> figures.put(key(aggregate.factor(), aggregate.basis()), aggregate));
        List<Judgement> judgements = new ArrayList<>();
        for (String factor : new TreeSet<>(point.limitedFactors())) {
            for (Basis basis : Basis.values()) {
                point.findLimit(factor, judge.averaging, basis, window.start())
                        .ifPresent(limit -> judgements.add(judge.judge(limit, judge.figure(limit, figures))));
            }
        }
        return judgements;
    }

    private static String key(String factor, Basis basis) {
        return factor + '/' + basis;
    }

    /** Without a reference oxygen in force the converted value is the measured one (HJ 212-2017 App. D). */
    private @Nullable Aggregate figure(LimitRule limit, Map<String, Aggregate> figures) {
        Aggregate figure = figures.get(key(limit.factor(), limit.basis()));
        boolean noReference = limit.basis() == Basis.CONVERTED
                && point.point().findReferenceOxygen(window.start()).isEmpty();
        return figure == null && noReference ? figures.get(key(limit.factor(), Basis.MEASURED)) : figure;
    }

    private Judgement judge(LimitRule limit, @Nullable Aggregate figure) {
        if (figure == null || !figure.state().isUsable() || isStillOpen(figure)) {
            return without(limit, Verdict.NO_FIGURE, figure);
        }
        List<Ratio> values = values(limit, figure);
        if (values.isEmpty() || !figure.unit().convertsTo(limit.unit())) {
            return without(limit, Verdict.NO_FIGURE, figure);
        }
        if (!figure.judged()) {
            return without(limit, Verdict.EXCUSED, figure);
        }
        return compared(limit, figure, values);
    }

    private boolean isStillOpen(Aggregate figure) {
        return !closed && figure.official() == Source.COMPUTED && window.level() != Level.MINUTE;
    }

    private static Judgement without(LimitRule limit, Verdict verdict, @Nullable Aggregate figure) {
        boolean late = figure != null && figure.late();
        return new Judgement(limit.factor(), limit.basis(), verdict, null, limit, null, late);
    }

    /** pH: every value counts, so least and greatest; instants: the greatest; else the mean. */
    private List<Ratio> values(LimitRule limit, Aggregate figure) {
        Statistic official = figure.findOfficial().orElseThrow();
        Optional<Ratio> mean = official.findMean();
        if (isAcidity(limit)) {
            Ratio low = official.min();
            Ratio high = official.max();
            return low == null || high == null ? mean.stream().toList() : List.of(low, high);
        }
        Ratio high = official.max();
        return averaging == Averaging.INSTANT && high != null
                ? List.of(high)
                : mean.stream().toList();
    }

    private static boolean isAcidity(LimitRule limit) {
        return limit.factor().equals(Factors.PH) || limit.unit().dimension() == Dimension.ACIDITY;
    }

    private Judgement compared(LimitRule limit, Aggregate figure, List<Ratio> values) {
        Decimal worst = null;
        for (Ratio value : values) {
            Ratio inUnit = figure.unit().convert(value, limit.unit());
            Decimal rounded = Rounding.decimals(inUnit, decimals(limit));
            if (isOutside(limit, rounded)) {
                return new Judgement(
                        limit.factor(),
                        limit.basis(),
                        Verdict.EXCEEDED,
                        rounded,
                        limit,
                        multiple(limit, rounded),
                        figure.late());
            }
            worst = rounded;
        }
        return new Judgement(limit.factor(), limit.basis(), Verdict.WITHIN, worst, limit, null, figure.late());
    }

    private static int decimals(LimitRule limit) {
        int upper = limit.upper() == null ? 0 : limit.upper().scale();
        int lower = limit.lower() == null ? 0 : limit.lower().scale();
        return Math.max(upper, lower);
    }

    private static boolean isOutside(LimitRule limit, Decimal value) {
        return (limit.upper() != null && value.compareTo(limit.upper()) > 0)
                || (limit.lower() != null && value.compareTo(limit.lower()) < 0);
    }

    /** 超标倍数 = C/limit − 1; not for pH, not for a lower limit, not for a limit of zero. */
    private static @Nullable Ratio multiple(LimitRule limit, Decimal value) {
        Decimal upper = limit.upper();
        if (upper == null || upper.signum() <= 0 || isAcidity(limit) || value.compareTo(upper) <= 0) {
            return null;
        }
        return value.toRatio().dividedBy(upper.toRatio()).minus(Ratio.ONE);
    }
}
