/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.aggregate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.Level;
import org.qingshan.standards.factor.Factor;
import org.qingshan.standards.factor.Factors;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.unit.Dimension;
import org.qingshan.standards.unit.Unit;
import org.qingshan.standards.validity.Medium;

/**
 * Amounts of our own figures: for waste water ΣCD, for flue gas C × Qsn over the window from the measured dry standard
 * concentration; a day is the sum of its hours; HJ 212-2017 Appendix D.
 */
final class Amounts {

    private static final Ratio SECONDS_PER_HOUR = Ratio.of(3600);

    private final Frame frame;

    Amounts(Frame frame) {
        this.frame = frame;
    }

    Map<String, Assessed> with(Map<String, Assessed> measured) {
        if (frame.medium() != Medium.WASTE_GAS && frame.medium() != Medium.WASTE_WATER) {
            return measured;
        }
        Map<String, Assessed> result = new LinkedHashMap<>(measured);
        Assessed gasFlow = measured.get(Factors.GAS_FLOW);
        result.replaceAll((factor, figure) -> withAmount(factor, figure, gasFlow));
        return result;
    }

    private Assessed withAmount(String factor, Assessed figure, @Nullable Assessed gasFlow) {
        Statistic old = figure.statistic();
        if (frame.window().level() == Level.DAY || !figure.isUsable()) {
            return figure;
        }
        Ratio amount = old.amount();
        if (frame.medium() == Medium.WASTE_GAS) {
            amount = gasAmount(factor, figure, gasFlow);
        } else if (old.weightedSum() != null && old.weight() != null) {
            amount = inAmountUnit(factor, figure.unit(), old.weightedSum());
        }
        return amount == null ? figure : figure.with(withAmount(old, amount));
    }

    private static Statistic withAmount(Statistic old, Ratio amount) {
        return new Statistic(
                old.sum(), old.valid(), old.due(), old.weightedSum(), old.weight(), old.min(), old.max(), amount);
    }

    private @Nullable Ratio gasAmount(String factor, Assessed figure, @Nullable Assessed gasFlow) {
        if (gasFlow == null || !gasFlow.isUsable() || gasFlow.unit().dimension() != Dimension.VOLUME_FLOW) {
            return null;
        }
        Ratio flow = gasFlow.statistic().findMean().orElseThrow();
        Ratio volume = gasFlow.unit()
                .convert(flow, Unit.M3_PER_H)
                .times(frame.seconds())
                .dividedBy(SECONDS_PER_HOUR);
        if (factor.equals(Factors.GAS_FLOW)) {
            return volume;
        }
        return figure.unit().dimension() == Dimension.MASS_CONCENTRATION
                ? inAmountUnit(
                        factor,
                        figure.unit(),
                        figure.statistic().findMean().orElseThrow().times(volume))
                : null;
    }

    /** Concentration × m³ in the factor's amount unit, kg where the table has none. */
    private static Ratio inAmountUnit(String factor, Unit concentration, Ratio product) {
        Unit amountUnit = Factors.find(factor).map(Factor::amountUnit).orElse(null);
        Unit target = amountUnit == null || amountUnit.dimension() != Dimension.MASS ? Unit.KG : amountUnit;
        return Unit.G.convert(product.times(concentration.factorTo(Unit.G_PER_M3)), target);
    }
}
