/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.Statistic;
import org.qingshan.standards.factor.Factor;
import org.qingshan.standards.factor.Factors;
import org.qingshan.standards.gas.FlueGas;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.number.Rounding;
import org.qingshan.standards.unit.Dimension;
import org.qingshan.standards.unit.Unit;
import org.qingshan.standards.validity.Medium;

/**
 * What must hold between the numbers of one upload: mean × volume = amount, least ≤ mean ≤ greatest, converted against
 * oxygen; and between factors: COD ≥ BOD5, TN ≥ NH3-N, NOx ≥ NO2, PM10 ≥ PM2.5, THC ≥ NMHC. Tolerances are parameters.
 */
final class Identities {

    private static final String GROUP = "identity";
    /** Whole and part, canonical codes. */
    private static final List<String[]> WHOLE_AND_PART = List.of(
            new String[] {"w01018", "w01017"},
            new String[] {"w21001", "w21003"},
            new String[] {"a21002", "a21004"},
            new String[] {"a34002", "a34004"},
            new String[] {"a24087", "a24088"});

    private final Scope scope;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Aggregate> measured = new HashMap<>();

    private Identities(Scope scope) {
        this.scope = scope;
    }

    static List<Finding> check(Scope scope) {
        Identities identities = new Identities(scope);
        identities.checkAll();
        return identities.findings;
    }

    private void checkAll() {
        for (Aggregate figure : scope.aggregates()) {
            if (figure.basis() == Basis.MEASURED) {
                measured.put(figure.factor(), figure);
            }
        }
        for (Aggregate figure : scope.aggregates()) {
            if (figure.device() != null) {
                checkUpload(figure, figure.device());
            }
        }
        WHOLE_AND_PART.forEach(pair -> checkPair(pair[0], pair[1]));
    }

    private void checkUpload(Aggregate figure, Statistic device) {
        checkOrder(figure, device);
        if (figure.basis() == Basis.CONVERTED) {
            checkConverted(figure, device);
        } else if (device.amount() != null) {
            checkAmount(figure, device, device.amount());
        }
    }

    private void checkOrder(Aggregate figure, Statistic device) {
        Ratio mean = device.findMean().orElseThrow();
        boolean low = device.min() != null && device.min().isAbove(mean);
        boolean high = device.max() != null && device.max().isBelow(mean);
        if (low || high) {
            String code = figure.basis() == Basis.MEASURED ? "identity.min-avg-max" : "identity.zs-min-avg-max";
            add(code, figure.factor(), mean, low ? device.min() : device.max());
        }
    }

    private void checkAmount(Aggregate figure, Statistic device, Ratio amount) {
        Optional<Ratio> expected = isFlow(figure) ? Optional.of(volume(figure, device)) : findLoad(figure, device);
        String tolerance = scope.medium() == Medium.WASTE_GAS ? "tolerance-gas-amount" : "tolerance-water-amount";
        expected.filter(due -> isApart(amount, due, tolerance, figure.factor()))
                .ifPresent(due -> add("identity.mean-times-volume", figure.factor(), amount, due));
    }

    /** Mean flow × length of the window, m³. */
    private Ratio volume(Aggregate flow, Statistic device) {
        return flow.unit()
                .convert(device.findMean().orElseThrow(), Unit.M3_PER_S)
                .times(scope.window().length().toSeconds());
    }

    private Optional<Ratio> findLoad(Aggregate figure, Statistic device) {
        String flowCode = scope.medium() == Medium.WASTE_GAS ? Factors.GAS_FLOW : Factors.WATER_FLOW;
        Aggregate flow = measured.get(flowCode);
        Statistic flowDevice = flow == null ? null : flow.device();
        Unit amountUnit = Factors.find(figure.factor()).map(Factor::amountUnit).orElse(null);
        if (flow == null
                || flowDevice == null
                || amountUnit == null
                || amountUnit.dimension() != Dimension.MASS
                || figure.unit().dimension() != Dimension.MASS_CONCENTRATION
                || flow.unit().dimension() != Dimension.VOLUME_FLOW) {
            return Optional.empty();
        }
        Ratio cubic = flowDevice.amount() != null ? flowDevice.amount() : volume(flow, flowDevice);
        Ratio grams = figure.unit()
                .convert(device.findMean().orElseThrow(), Unit.G_PER_M3)
                .times(cubic);
        return Optional.of(Unit.G.convert(grams, amountUnit));
    }

    /** Zs/C = (21 − O2s)/(21 − O2) with the reference of the permit. */
    private void checkConverted(Aggregate figure, Statistic device) {
        Aggregate plain = measured.get(figure.factor());
        Aggregate oxygen = measured.get(Factors.OXYGEN);
        Decimal reference =
                scope.point().findReferenceOxygen(scope.window().start()).orElse(null);
        Statistic plainDevice = plain == null ? null : plain.device();
        if (plainDevice == null || oxygen == null || reference == null) {
            return;
        }
        Optional<Ratio> o2 = oxygen.findUsableMean();
        Ratio converted = device.findMean().orElseThrow();
        o2.flatMap(percent -> FlueGas.findConverted(plainDevice.findMean().orElseThrow(), percent, reference.toRatio()))
                .filter(due -> isApart(converted, due, "tolerance-converted", figure.factor()))
                .filter(due -> !isRounding(converted, due, figure.factor()))
                .ifPresent(due -> add("identity.converted", figure.factor(), converted, due));
    }

    private void checkPair(String whole, String part) {
        Aggregate wholeFigure = measured.get(whole);
        Aggregate partFigure = measured.get(part);
        if (wholeFigure == null || partFigure == null || !partFigure.unit().convertsTo(wholeFigure.unit())) {
            return;
        }
        Optional<Ratio> wholeMean = wholeFigure.findUsableMean();
        Optional<Ratio> partMean =
                partFigure.findUsableMean().map(mean -> partFigure.unit().convert(mean, wholeFigure.unit()));
        if (wholeMean.isPresent() && partMean.isPresent()) {
            Ratio allowed = wholeMean
                    .get()
                    .plus(wholeMean
                            .get()
                            .abs()
                            .times(tolerance("tolerance-pair", whole))
                            .dividedBy(100));
            if (partMean.get().isAbove(allowed)) {
                add("identity.whole-and-part", whole + "+" + part, wholeMean.get(), partMean.get());
            }
        }
    }

    private boolean isApart(Ratio value, Ratio expected, String tolerance, String factor) {
        Ratio allowed = expected.abs().times(tolerance(tolerance, factor)).dividedBy(100);
        return value.minus(expected).abs().isAbove(allowed);
    }

    /** Mean and converted mean are rounded each; dust has whole mg/m³ (type N4 of HJ 212-2017). */
    private boolean isRounding(Ratio value, Ratio expected, String factor) {
        return !value.minus(expected).abs().isAbove(tolerance("rounding-converted", factor));
    }

    private Ratio tolerance(String name, String factor) {
        return scope.parameters().get(GROUP, name, scope.point(), factor).toRatio();
    }

    private void add(String code, String group, Ratio value, @Nullable Ratio expected) {
        findings.add(new Finding(
                ConditionKind.IDENTITY,
                code,
                group,
                scope.window().start(),
                scope.window().end(),
                Map.of(
                        "factor",
                        group,
                        "value",
                        Rounding.significant(value, 6).toString(),
                        "expected",
                        expected == null
                                ? ""
                                : Rounding.significant(expected, 6).toString())));
    }

    private static boolean isFlow(Aggregate figure) {
        return figure.unit().dimension() == Dimension.VOLUME_FLOW
                && (figure.factor().equals(Factors.WATER_FLOW)
                        || figure.factor().equals(Factors.GAS_FLOW));
    }
}
