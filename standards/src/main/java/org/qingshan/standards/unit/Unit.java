/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.unit;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qingshan.standards.number.Ratio;

/**
 * Units on the wire and in limits. Conversion is exact. The unit of a value is a property of the registered channel,
 * never of the factor code alone (HJ 212-2017 tables B.1-B.3 print defaults that devices do not keep).
 */
public enum Unit {
    KG_PER_M3("kg/m³", Dimension.MASS_CONCENTRATION, Ratio.of(1_000)),
    G_PER_M3("g/m³", Dimension.MASS_CONCENTRATION, Ratio.of(1)),
    MG_PER_M3("mg/m³", Dimension.MASS_CONCENTRATION, Ratio.of(1, 1_000)),
    UG_PER_M3("µg/m³", Dimension.MASS_CONCENTRATION, Ratio.of(1, 1_000_000)),
    NG_PER_M3("ng/m³", Dimension.MASS_CONCENTRATION, Ratio.of(1, 1_000_000_000)),
    G_PER_L("g/L", Dimension.MASS_CONCENTRATION, Ratio.of(1_000)),
    MG_PER_L("mg/L", Dimension.MASS_CONCENTRATION, Ratio.of(1)),
    UG_PER_L("µg/L", Dimension.MASS_CONCENTRATION, Ratio.of(1, 1_000)),
    NG_PER_L("ng/L", Dimension.MASS_CONCENTRATION, Ratio.of(1, 1_000_000)),
    COUNT_PER_L("count/L", Dimension.COUNT_CONCENTRATION, Ratio.of(1)),
    BQ_PER_L("Bq/L", Dimension.ACTIVITY_CONCENTRATION, Ratio.of(1)),
    M3_PER_S("m³/s", Dimension.VOLUME_FLOW, Ratio.of(1)),
    M3_PER_H("m³/h", Dimension.VOLUME_FLOW, Ratio.of(1, 3_600)),
    M3_PER_D("m³/d", Dimension.VOLUME_FLOW, Ratio.of(1, 86_400)),
    L_PER_S("L/s", Dimension.VOLUME_FLOW, Ratio.of(1, 1_000)),
    M3("m³", Dimension.VOLUME, Ratio.of(1)),
    L("L", Dimension.VOLUME, Ratio.of(1, 1_000)),
    T("t", Dimension.MASS, Ratio.of(1_000_000)),
    KG("kg", Dimension.MASS, Ratio.of(1_000)),
    G("g", Dimension.MASS, Ratio.of(1)),
    MG("mg", Dimension.MASS, Ratio.of(1, 1_000)),
    KG_PER_H("kg/h", Dimension.MASS_FLOW, Ratio.of(1)),
    PA("Pa", Dimension.PRESSURE, Ratio.of(1)),
    HPA("hPa", Dimension.PRESSURE, Ratio.of(100)),
    KPA("kPa", Dimension.PRESSURE, Ratio.of(1_000)),
    CELSIUS("°C", Dimension.TEMPERATURE, Ratio.of(1)),
    M_PER_S("m/s", Dimension.SPEED, Ratio.of(1)),
    M("m", Dimension.LENGTH, Ratio.of(1)),
    M2("m²", Dimension.AREA, Ratio.of(1)),
    PERCENT("%", Dimension.FRACTION, Ratio.of(1, 100)),
    PPM("ppm", Dimension.VOLUME_FRACTION, Ratio.of(1)),
    PPB("ppb", Dimension.VOLUME_FRACTION, Ratio.of(1, 1_000)),
    US_PER_CM("µS/cm", Dimension.CONDUCTIVITY, Ratio.of(1)),
    MS_PER_CM("mS/cm", Dimension.CONDUCTIVITY, Ratio.of(1_000)),
    NTU("NTU", Dimension.TURBIDITY, Ratio.of(1)),
    MV("mV", Dimension.POTENTIAL, Ratio.of(1, 1_000)),
    V("V", Dimension.POTENTIAL, Ratio.of(1)),
    A("A", Dimension.CURRENT, Ratio.of(1)),
    KWH("kWh", Dimension.ENERGY, Ratio.of(1)),
    DB("dB", Dimension.SOUND_LEVEL, Ratio.of(1)),
    DEGREE("deg", Dimension.ANGLE, Ratio.of(1)),
    PH("pH", Dimension.ACIDITY, Ratio.of(1)),
    COLOUR_DEGREE("deg (colour)", Dimension.COLOUR, Ratio.of(1)),
    T_PER_KM2_MONTH("t/km²·month", Dimension.DEPOSITION, Ratio.of(1)),
    S("s", Dimension.TIME, Ratio.of(1)),
    H("h", Dimension.TIME, Ratio.of(3_600)),
    NONE("–", Dimension.NUMBER, Ratio.of(1));

    private static final Map<String, Unit> BY_SYMBOL = new HashMap<>();

    static {
        for (Unit unit : values()) {
            BY_SYMBOL.put(normalise(unit.symbol), unit);
        }
        BY_SYMBOL.put("", NONE);
        BY_SYMBOL.put("-", NONE);
        BY_SYMBOL.put(normalise("无量纲"), NONE);
        BY_SYMBOL.put(normalise("℃"), CELSIUS);
        BY_SYMBOL.put("degc", CELSIUS);
        BY_SYMBOL.put("个/l", COUNT_PER_L);
    }

    private final String symbol;
    private final Dimension dimension;

    @SuppressWarnings("ImmutableEnumChecker") // Ratio is immutable; the annotation would need a dependency
    private final Ratio inBase;

    Unit(String symbol, Dimension dimension, Ratio inBase) {
        this.symbol = symbol;
        this.dimension = dimension;
        this.inBase = inBase;
    }

    /** As printed, for example {@code µg/m³}. */
    public String symbol() {
        return symbol;
    }

    public Dimension dimension() {
        return dimension;
    }

    /** Reads a symbol as people write it: {@code ug/m3}, {@code μg/m³} and {@code µg/m³} are one unit. */
    public static Optional<Unit> find(String symbol) {
        return Optional.ofNullable(BY_SYMBOL.get(normalise(symbol)));
    }

    public static Unit get(String symbol) {
        return find(symbol)
                .orElseThrow(() -> new IllegalArgumentException(
                        "unit '" + symbol + "' is unknown. Maybe it is one of mg/m3, ug/m3, mg/L, L/s, m3/h."));
    }

    private static String normalise(String symbol) {
        String plain = symbol.strip()
                .replace('³', '3')
                .replace('²', '2')
                .replace('µ', 'u')
                .replace('μ', 'u');
        return plain.replace("^", "").replace('–', '-').replace(" ", "").toLowerCase(Locale.ROOT);
    }

    public boolean convertsTo(Unit target) {
        return dimension == target.dimension;
    }

    /** Exact; throws when the dimensions differ. */
    public Ratio convert(Ratio value, Unit target) {
        return this == target ? value : value.times(factorTo(target));
    }

    /** What one of this unit is in the target unit; throws when the dimensions differ. */
    public Ratio factorTo(Unit target) {
        if (!convertsTo(target)) {
            throw new IllegalArgumentException(
                    this + " (" + dimension + ") does not convert to " + target + " (" + target.dimension + ")");
        }
        return inBase.dividedBy(target.inBase);
    }
}
