/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.query.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.Source;
import org.qingshan.pipeline.rules.Averaging;
import org.qingshan.pipeline.rules.LimitRule;
import org.qingshan.pipeline.rules.PointRules;
import org.qingshan.pipeline.state.DataState;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.telemetry.RulesInForce;
import org.qingshan.server.telemetry.query.model.Figure;
import org.qingshan.server.telemetry.query.model.SeriesKind;
import org.qingshan.server.telemetry.query.store.FactorForms;
import org.qingshan.server.telemetry.query.store.ScopedPoints;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.number.Rounding;
import org.springframework.stereotype.Component;

/** Makes figures of aggregates: rounded once, with the limit in force at their time. */
@Component
class Figures {

    /** From this share of an upper limit on a figure is near it; ours, not a standard's. */
    private static final Ratio NEAR = Ratio.of(9, 10);

    private final FactorForms forms;
    private final RulesInForce rules;

    Figures(FactorForms forms, RulesInForce rules) {
        this.forms = forms;
        this.rules = rules;
    }

    Figure figure(ScopedPoints.Seen point, SeriesKind kind, Instant start, Instant end, Aggregate aggregate) {
        Decimal rounded = rounded(aggregate, point.kind());
        LimitRule limit = findLimit(point.id(), aggregate, kind, start).orElse(null);
        return new Figure(
                point.publicId(),
                aggregate.factor(),
                suffix(aggregate.basis(), kind),
                rounded == null ? null : rounded.toString(),
                rounded == null ? null : rounded.toBigDecimal(),
                aggregate.unit().symbol(),
                kind.averaging(),
                ReportingZone.at(start),
                ReportingZone.at(end),
                state(aggregate.state()),
                aggregate.official() == Source.NONE ? null : word(aggregate.official()),
                limit == null ? null : limit(limit),
                level(aggregate, limit),
                new Figure.Count(aggregate.valid(), aggregate.due()));
    }

    static String suffix(Basis basis, SeriesKind kind) {
        return (basis == Basis.CONVERTED ? "Zs" : "") + (kind == SeriesKind.REALTIME ? "Rtd" : "Avg");
    }

    private @Nullable Decimal rounded(Aggregate aggregate, String pointKind) {
        Ratio mean = aggregate.findMean().orElse(null);
        return mean == null ? null : Rounding.decimals(mean, forms.decimals(aggregate.factor(), pointKind));
    }

    static Figure.State state(DataState state) {
        return new Figure.State(
                word(state.review()),
                word(state.origin()),
                word(state.reference()),
                word(state.usability()),
                state.isUsable(),
                codes(state.why()));
    }

    static List<String> codes(List<? extends Enum<?>> words) {
        return words.stream().map(Figures::word).toList();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For an instant or a minute the limit of the hour where there is none of its own, for comparison only. */
    Optional<LimitRule> findLimit(int pointId, Aggregate aggregate, SeriesKind kind, Instant time) {
        PointRules point = rules.current().findPoint(pointId).orElse(null);
        if (point == null) {
            return Optional.empty();
        }
        Averaging averaging = averaging(kind);
        Optional<LimitRule> own = point.findLimit(aggregate.factor(), averaging, aggregate.basis(), time);
        return own.isPresent() || averaging != Averaging.INSTANT
                ? own
                : point.findLimit(aggregate.factor(), Averaging.HOUR, aggregate.basis(), time);
    }

    static Averaging averaging(SeriesKind kind) {
        return switch (kind) {
            case REALTIME, MINUTE -> Averaging.INSTANT;
            case HOUR -> Averaging.HOUR;
            case DAY -> Averaging.DAY;
        };
    }

    private static Figure.Limit limit(LimitRule limit) {
        return new Figure.Limit(
                number(limit.upper()),
                number(limit.lower()),
                limit.unit().symbol(),
                word(limit.averaging()),
                limit.standard(),
                limit.clause());
    }

    static @Nullable BigDecimal number(@Nullable Decimal decimal) {
        return decimal == null ? null : decimal.toBigDecimal();
    }

    /** Compared after rounding to the limit's decimals, as judgement does; unknown without a usable figure or a limit. */
    private static String level(Aggregate aggregate, @Nullable LimitRule limit) {
        Ratio mean = aggregate.findUsableMean().orElse(null);
        if (mean == null || limit == null || !limit.unit().convertsTo(aggregate.unit())) {
            return "unknown";
        }
        Ratio value = aggregate.unit().convert(mean, limit.unit());
        Decimal upper = limit.upper();
        Decimal lower = limit.lower();
        int decimals = Math.max(upper == null ? 0 : upper.scale(), lower == null ? 0 : lower.scale());
        Decimal compared = Rounding.decimals(value, decimals);
        if ((upper != null && compared.compareTo(upper) > 0) || (lower != null && compared.compareTo(lower) < 0)) {
            return "exceeded";
        }
        return upper != null && !value.isBelow(upper.toRatio().times(NEAR)) ? "near" : "ok";
    }
}
