/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.gas;

import java.util.Optional;
import org.qingshan.standards.number.Ratio;

/**
 * Flue-gas formulas of HJ 212-2017 Appendix D (after HJ 75). Everything is exact; rounding is the caller's, once.
 * Concentrations mg/m³, temperature °C, pressures Pa, oxygen and moisture %, flow m³/h.
 */
public final class FlueGas {

    /** Oxygen of air in the conversion formulas, %. */
    public static final Ratio AIR_OXYGEN = Ratio.of(21);
    /** At and above this oxygen a value is not convertible: the divisor goes to zero (own guard, %). */
    public static final Ratio CONVERTIBLE_BELOW = Ratio.of(205, 10);

    private static final Ratio STANDARD_PRESSURE = Ratio.of(101_325);
    private static final Ratio STANDARD_TEMPERATURE = Ratio.of(273);
    private static final Ratio HUNDRED = Ratio.of(100);
    private static final Ratio MOLAR_VOLUME = Ratio.of(224, 10);
    private static final Ratio NO_TO_NO2 = Ratio.of(46, 30);
    private static final Ratio MILLIONTH = Ratio.of(1, 1_000_000);

    private FlueGas() {}

    /**
     * To the standard state (273 K, 101 325 Pa): Csn = Cs × 101325/(Ba+Ps) × (273+ts)/273; HJ 212-2017 App. D.
     *
     * @param ambientPressure Ba, Pa
     * @param staticPressure Ps, gauge, Pa
     * @param temperature ts, °C
     */
    public static Ratio toStandardState(
            Ratio concentration, Ratio ambientPressure, Ratio staticPressure, Ratio temperature) {
        return concentration.times(standardStateFactor(ambientPressure, staticPressure, temperature));
    }

    /** 101325/(Ba+Ps) × (273+ts)/273, by which concentrations are multiplied and flows divided. */
    public static Ratio standardStateFactor(Ratio ambientPressure, Ratio staticPressure, Ratio temperature) {
        return STANDARD_PRESSURE
                .dividedBy(ambientPressure.plus(staticPressure))
                .times(temperature.plus(STANDARD_TEMPERATURE))
                .dividedBy(STANDARD_TEMPERATURE);
    }

    /** Wet to dry: Cdry = Cwet / (1 − Xsw), concentration or oxygen; moisture in %; HJ 212-2017 App. D. */
    public static Ratio toDry(Ratio wet, Ratio moisture) {
        return wet.dividedBy(dryShare(moisture));
    }

    /** 1 − Xsw for moisture in %. */
    public static Ratio dryShare(Ratio moisture) {
        return Ratio.ONE.minus(moisture.dividedBy(HUNDRED));
    }

    /** ppm to mg/m³ at 273 K, 101 325 Pa: C = M/22.4 × Cv; HJ 212-2017 App. D. */
    public static Ratio fromPpm(Ratio ppm, Gas gas) {
        return gas.molarMass().dividedBy(MOLAR_VOLUME).times(ppm);
    }

    /** NOx as NO2, mg/m³: C(NO) × 46/30 + C(NO2); HJ 212-2017 App. D. */
    public static Ratio nitrogenOxides(Ratio nitricOxide, Ratio nitrogenDioxide) {
        return nitricOxide.times(NO_TO_NO2).plus(nitrogenDioxide);
    }

    /** NOx as NO2, mg/m³, from ppm: (NO + NO2) × 46/22.4; HJ 212-2017 App. D. */
    public static Ratio nitrogenOxidesFromPpm(Ratio nitricOxide, Ratio nitrogenDioxide) {
        return fromPpm(nitricOxide.plus(nitrogenDioxide), Gas.NO2);
    }

    /** Excess-air coefficient α = 21/(21 − O2dry), O2 in %; empty from 20.5 % on; HJ 212-2017 App. D. */
    public static Optional<Ratio> findExcessAir(Ratio oxygenDry) {
        return isConvertible(oxygenDry)
                ? Optional.of(AIR_OXYGEN.dividedBy(AIR_OXYGEN.minus(oxygenDry)))
                : Optional.empty();
    }

    /**
     * Reference conversion 折算: Czs = Csn × (21 − O2s)/(21 − O2), dry, O2 in %; HJ 212-2017 App. D. Empty = not
     * convertible (start-up, shut-down, air drawn in), which is no exceedance.
     */
    public static Optional<Ratio> findConverted(Ratio concentration, Ratio oxygenDry, Ratio referenceOxygen) {
        if (!isConvertible(oxygenDry)) {
            return Optional.empty();
        }
        return Optional.of(
                concentration.times(AIR_OXYGEN.minus(referenceOxygen)).dividedBy(AIR_OXYGEN.minus(oxygenDry)));
    }

    /** Reference conversion by excess air: Czs = Csn × α/αs; HJ 212-2017 App. D, older emission standards. */
    public static Optional<Ratio> findConvertedByExcessAir(
            Ratio concentration, Ratio oxygenDry, Ratio referenceExcessAir) {
        return findExcessAir(oxygenDry)
                .map(excess -> concentration.times(excess).dividedBy(referenceExcessAir));
    }

    /** The reference oxygen a device really uses, %: O2s = 21 − (Zs/C) × (21 − O2); empty for C = 0. */
    public static Optional<Ratio> findUsedReference(Ratio concentration, Ratio converted, Ratio oxygenDry) {
        return concentration.signum() == 0
                ? Optional.empty()
                : Optional.of(
                        AIR_OXYGEN.minus(converted.dividedBy(concentration).times(AIR_OXYGEN.minus(oxygenDry))));
    }

    public static boolean isConvertible(Ratio oxygenDry) {
        return oxygenDry.isBelow(CONVERTIBLE_BELOW);
    }

    /** Velocity Vs = Kv × Vp, m/s; HJ 212-2017 App. D. */
    public static Ratio velocity(Ratio fieldCoefficient, Ratio measured) {
        return fieldCoefficient.times(measured);
    }

    /** Hourly flow in the working state Qs = 3600 × F × Vs, m³/h; F in m², Vs in m/s; HJ 212-2017 App. D. */
    public static Ratio hourlyFlow(Ratio area, Ratio velocity) {
        return area.times(velocity).times(3600);
    }

    /** Dry standard flow Qsn = Qs × 273/(273+ts) × (Ba+Ps)/101325 × (1 − Xsw), m³/h; HJ 212-2017 App. D. */
    public static Ratio dryStandardFlow(
            Ratio flow, Ratio ambientPressure, Ratio staticPressure, Ratio temperature, Ratio moisture) {
        return flow.dividedBy(standardStateFactor(ambientPressure, staticPressure, temperature))
                .times(dryShare(moisture));
    }

    /** Hourly emission G = C × Qsn × 10⁻⁶, kg/h; C measured dry standard, not converted; HJ 212-2017 App. D. */
    public static Ratio emission(Ratio concentration, Ratio dryStandardFlow) {
        return concentration.times(dryStandardFlow).times(MILLIONTH);
    }
}
