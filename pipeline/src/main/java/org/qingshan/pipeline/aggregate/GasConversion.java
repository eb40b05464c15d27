/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.aggregate;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.rules.GasState;
import org.qingshan.pipeline.state.Why;
import org.qingshan.standards.factor.Factors;
import org.qingshan.standards.gas.FlueGas;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.unit.Dimension;
import org.qingshan.standards.unit.Unit;
import org.qingshan.standards.validity.Medium;

/** Flue gas: from what a channel sends to the dry standard state, and on to the reference oxygen; HJ 212-2017 App. D. */
final class GasConversion {

    private final Frame frame;

    GasConversion(Frame frame) {
        this.frame = frame;
    }

    /** The figures in the dry standard state; those whose companions (T, P, moisture) are missing become invalid. */
    Assessed toDryStandard(String factor, Assessed figure, GasState state, Map<String, Assessed> companions) {
        boolean flow = Instants.isFlow(factor, figure.unit());
        boolean concerned =
                flow || factor.equals(Factors.OXYGEN) || figure.unit().dimension() == Dimension.MASS_CONCENTRATION;
        if (state == GasState.DRY_STANDARD || !concerned || frame.medium() != Medium.WASTE_GAS) {
            return figure;
        }
        return findFactor(state, factor.equals(Factors.OXYGEN), companions)
                .map(ratio -> scaled(figure, flow ? Ratio.ONE.dividedBy(ratio) : ratio))
                .orElseGet(() -> figure.invalid(Why.NOT_CONVERTIBLE));
    }

    private Optional<Ratio> findFactor(GasState state, boolean oxygen, Map<String, Assessed> companions) {
        Optional<Ratio> dry = switch (state) {
            case WET_STANDARD, WET_ACTUAL ->
                mean(companions, Factors.FLUE_MOISTURE, Unit.PERCENT)
                        .map(FlueGas::dryShare)
                        .filter(share -> share.signum() > 0)
                        .map(Ratio.ONE::dividedBy);
            case DRY_STANDARD, DRY_ACTUAL -> Optional.of(Ratio.ONE);
        };
        boolean actual = state == GasState.DRY_ACTUAL || state == GasState.WET_ACTUAL;
        return actual && !oxygen
                ? dry.flatMap(share -> standardState(companions).map(share::times))
                : dry;
    }

    private Optional<Ratio> standardState(Map<String, Assessed> companions) {
        Ratio ambient = mean(companions, Factors.AIR_PRESSURE, Unit.PA)
                .orElseGet(() -> frame.parameters()
                        .get("gas", "ambient-pressure", frame.point().point(), Factors.AIR_PRESSURE)
                        .toRatio());
        return mean(companions, Factors.FLUE_PRESSURE, Unit.PA)
                .flatMap(gauge -> mean(companions, Factors.FLUE_TEMPERATURE, Unit.CELSIUS)
                        .map(celsius -> FlueGas.standardStateFactor(ambient, gauge, celsius)));
    }

    private static Optional<Ratio> mean(Map<String, Assessed> figures, String factor, Unit unit) {
        return Optional.ofNullable(figures.get(factor))
                .filter(Assessed::isUsable)
                .filter(figure -> figure.unit().convertsTo(unit))
                .flatMap(figure ->
                        figure.statistic().findMean().map(mean -> figure.unit().convert(mean, unit)));
    }

    private static Assessed scaled(Assessed figure, Ratio factor) {
        Statistic old = figure.statistic();
        return figure.with(new Statistic(
                old.sum().times(factor),
                old.valid(),
                old.due(),
                old.weightedSum(),
                old.weight(),
                times(old.min(), factor),
                times(old.max(), factor),
                times(old.amount(), factor)));
    }

    private static @Nullable Ratio times(@Nullable Ratio value, Ratio factor) {
        return value == null ? null : value.times(factor);
    }

    /** Whether this factor is converted at all at this point and time. */
    boolean applies(String factor, Unit unit) {
        return frame.medium() == Medium.WASTE_GAS
                && unit.dimension() == Dimension.MASS_CONCENTRATION
                && frame.parameters()
                                .get("conversion", "applies", frame.point().point(), factor)
                                .signum()
                        > 0
                && referenceOxygen().isPresent();
    }

    Optional<Decimal> referenceOxygen() {
        return frame.point().point().findReferenceOxygen(frame.window().start());
    }

    /** Our converted figure from the means of this window: conversion of means, not mean of conversions. */
    Assessed converted(Assessed measured, @Nullable Assessed oxygen) {
        Optional<Ratio> mean = measured.statistic().findArithmeticMean();
        Optional<Ratio> oxygenMean = oxygen == null || !oxygen.isUsable()
                ? Optional.empty()
                : oxygen.statistic().findMean();
        if (mean.isEmpty() || oxygen == null || oxygenMean.isEmpty()) {
            return measured.withMean(Ratio.ZERO, measured.unit()).with(EMPTY).invalid(Why.NO_REFERENCE);
        }
        Ratio reference = referenceOxygen().orElseThrow().toRatio();
        return FlueGas.findConverted(mean.get(), oxygenMean.get(), reference)
                .map(converted -> measured.withMean(converted, measured.unit()).limitedBy(oxygen))
                .orElseGet(() -> measured.with(EMPTY).invalid(Why.NOT_CONVERTIBLE));
    }

    private static final Statistic EMPTY = new Statistic(Ratio.ZERO, 0, 1, null, null, null, null, null);
}
