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
 * oxygen; and between factors: COD ≥ BOD5, TN ≥ NH3-N (+ NO3-N), NOx ≥ NO2, PM10 ≥ PM2.5, THC ≥ NMHC, flow = velocity ×
 * area, O2 + CO2 < 21 %. Tolerances are parameters.
 */
final class Identities {

    private static final String GROUP = "identity";
    /** Whole and its parts, canonical codes; checked when all are there. */
    private static final List<List<String>> WHOLE_AND_PARTS = List.of(
            List.of("w01018", "w01017"),
            List.of("w21001", "w21003"),
            List.of("w21001", "w21003", "w21007"),
            List.of("w21001", "w21011"),
            List.of("a21002", "a21004"),
            List.of("a34002", "a34004"),
            List.of("a24087", "a24088"));

    private static final String VELOCITY = "a01011";
    private static final String DUCT_AREA = "a01016";
    private static final String CARBON_DIOXIDE = "a05001";
    /** mg/m³ of CO2 (M = 44) in one per cent by volume at 273 K. */
    private static final Ratio CARBON_DIOXIDE_PER_PERCENT =
            Ratio.of(440_000, 1).times(10).dividedBy(Ratio.of(224));

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
        WHOLE_AND_PARTS.forEach(this::checkParts);
        checkVelocity();
        checkCarbonDioxide();
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
            FactCode code =
                    figure.basis() == Basis.MEASURED ? FactCode.IDENTITY_MIN_AVG_MAX : FactCode.IDENTITY_ZS_MIN_AVG_MAX;
            add(code, figure.factor(), mean, low ? device.min() : device.max());
        }
    }

    private void checkAmount(Aggregate figure, Statistic device, Ratio amount) {
        Optional<Ratio> expected = isFlow(figure) ? Optional.of(volume(figure, device)) : findLoad(figure, device);
        String tolerance = scope.medium() == Medium.WASTE_GAS ? "tolerance-gas-amount" : "tolerance-water-amount";
        expected.filter(due -> isApart(amount, due, tolerance, figure.factor()))
                .ifPresent(due -> add(FactCode.IDENTITY_MEAN_TIMES_VOLUME, figure.factor(), amount, due));
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
                .ifPresent(due -> add(FactCode.IDENTITY_CONVERTED, figure.factor(), converted, due));
    }

    /** COD ≥ BOD5, TN ≥ NH3-N + NO3-N … : the whole is not below the sum of its parts. */
    private void checkParts(List<String> wholeAndParts) {
        String whole = wholeAndParts.get(0);
        String group = String.join("+", wholeAndParts);
        List<Ratio> means = new ArrayList<>();
        for (String factor : wholeAndParts) {
            findMean(factor, whole).ifPresent(means::add);
        }
        Aggregate wholeFigure = measured.get(whole);
        if (wholeFigure == null
                || means.size() < wholeAndParts.size()
                || tolerance("applies-parts", group).signum() == 0) {
            return;
        }
        Ratio total = means.get(0);
        Ratio parts = means.stream().skip(1).reduce(Ratio.ZERO, Ratio::plus);
        Ratio relative = total.abs().times(tolerance("tolerance-pair", whole)).dividedBy(100);
        Ratio floor = scope.parameters()
                .findIn(GROUP, "floor-pair", scope.point(), group, wholeFigure.unit())
                .orElse(Ratio.ZERO);
        if (parts.isAbove(total.plus(relative.max(floor)))) {
            add(FactCode.IDENTITY_WHOLE_AND_PART, group, total, parts);
        }
    }

    /** The usable mean of a factor in the unit of another. */
    private Optional<Ratio> findMean(String factor, String unitOf) {
        Aggregate figure = measured.get(factor);
        Aggregate other = measured.get(unitOf);
        return figure == null || other == null || !figure.unit().convertsTo(other.unit())
                ? Optional.empty()
                : figure.findUsableMean().map(mean -> figure.unit().convert(mean, other.unit()));
    }

    private Optional<Ratio> findMean(String factor, Unit unit) {
        return Optional.ofNullable(measured.get(factor))
                .filter(figure -> figure.judged() && figure.unit().convertsTo(unit))
                .flatMap(figure ->
                        figure.findUsableMean().map(mean -> figure.unit().convert(mean, unit)));
    }

    /**
     * Qsn = 3600 × F × Vs at dry standard state (HJ 212-2017 App. D) against the flow the device gives. Slow gas is left
     * out: there the velocity is mostly noise.
     */
    private void checkVelocity() {
        Aggregate flow = measured.get(Factors.GAS_FLOW);
        Optional<Ratio> velocity =
                findMean(VELOCITY, Unit.M_PER_S).filter(speed -> !speed.isBelow(tolerance("least-velocity", VELOCITY)));
        if (flow == null || scope.medium() != Medium.WASTE_GAS || velocity.isEmpty()) {
            return;
        }
        Optional<Ratio> due =
                findArea().map(area -> FlueGas.hourlyFlow(area, velocity.get())).flatMap(this::findDryStandard);
        findMean(Factors.GAS_FLOW, Unit.M3_PER_H)
                .filter(sent -> due.isPresent() && isApart(sent, due.get(), "tolerance-velocity", Factors.GAS_FLOW))
                .ifPresent(sent -> add(
                        FactCode.IDENTITY_VELOCITY_AND_AREA,
                        Factors.GAS_FLOW + "+" + VELOCITY,
                        sent,
                        due.orElseThrow()));
    }

    private Optional<Ratio> findArea() {
        Optional<Ratio> sent = findMean(DUCT_AREA, Unit.M2);
        return sent.isPresent()
                ? sent
                : scope.parameters()
                        .find(GROUP, "duct-area", scope.point(), DUCT_AREA)
                        .map(Decimal::toRatio);
    }

    private Optional<Ratio> findDryStandard(Ratio flow) {
        Optional<Ratio> celsius = findMean(Factors.FLUE_TEMPERATURE, Unit.CELSIUS);
        Optional<Ratio> gauge = findMean(Factors.FLUE_PRESSURE, Unit.PA);
        Optional<Ratio> moisture = findMean(Factors.FLUE_MOISTURE, Unit.PERCENT);
        if (celsius.isEmpty() || gauge.isEmpty() || moisture.isEmpty()) {
            return Optional.empty();
        }
        Ratio ambient = findMean(Factors.AIR_PRESSURE, Unit.PA)
                .orElseGet(() -> scope.parameters()
                        .get("gas", "ambient-pressure", scope.point(), Factors.AIR_PRESSURE)
                        .toRatio());
        boolean isGauge = gauge.get().abs().times(5).isBelow(ambient);
        return isGauge
                ? Optional.of(FlueGas.dryStandardFlow(flow, ambient, gauge.get(), celsius.get(), moisture.get()))
                : Optional.empty();
    }

    /** Burning turns oxygen into carbon dioxide: both together stay below the oxygen of air. */
    private void checkCarbonDioxide() {
        Optional<Ratio> oxygen = findMean(Factors.OXYGEN, Unit.PERCENT);
        Optional<Ratio> dioxide =
                findMean(CARBON_DIOXIDE, Unit.MG_PER_M3).map(mean -> mean.dividedBy(CARBON_DIOXIDE_PER_PERCENT));
        if (scope.medium() != Medium.WASTE_GAS || oxygen.isEmpty() || dioxide.isEmpty()) {
            return;
        }
        Ratio sum = oxygen.get().plus(dioxide.get());
        Ratio allowed = FlueGas.AIR_OXYGEN.times(
                Ratio.ONE.plus(tolerance("tolerance-pair", Factors.OXYGEN).dividedBy(100)));
        if (sum.isAbove(allowed)) {
            add(
                    FactCode.IDENTITY_OXYGEN_AND_CARBON_DIOXIDE,
                    Factors.OXYGEN + "+" + CARBON_DIOXIDE,
                    sum,
                    FlueGas.AIR_OXYGEN);
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

    private void add(FactCode code, String group, Ratio value, @Nullable Ratio expected) {
        findings.add(new Finding(
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
