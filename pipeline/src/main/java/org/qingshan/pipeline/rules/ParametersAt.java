/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.unit.Unit;
import org.qingshan.standards.validity.ValidityRules;

/**
 * The parameters in force at one time. The most special row wins: point and factor, point, factor, medium, all; of equally
 * special ones the later added.
 */
public final class ParametersAt {

    private final ValidityRules validity;
    private final Map<String, List<Parameter>> byName = new HashMap<>();

    ParametersAt(List<Parameter> inForce, ValidityRules validity) {
        this.validity = validity;
        for (Parameter row : inForce) {
            byName.computeIfAbsent(key(row.group(), row.name()), missing -> new ArrayList<>())
                    .add(row);
        }
    }

    private static String key(String group, String name) {
        return group + '/' + name;
    }

    public ValidityRules validity() {
        return validity;
    }

    /** A number of the whole installation, without medium, factor and point. */
    public Optional<Decimal> findGeneral(String group, String name) {
        Decimal found = null;
        for (Parameter row : byName.getOrDefault(key(group, name), List.of())) {
            boolean general = row.medium() == null && row.factor() == null && row.pointId() == null;
            found = general ? row.value() : found;
        }
        return Optional.ofNullable(found);
    }

    public Optional<Decimal> find(String group, String name, PointRule point, String factor) {
        return findRow(group, name, point, factor).map(Parameter::value);
    }

    /** The value in another unit; a row whose unit does not convert is taken as it stands. */
    public Optional<Ratio> findIn(String group, String name, PointRule point, String factor, Unit unit) {
        return findRow(group, name, point, factor).map(row -> {
            Ratio value = row.value().toRatio();
            return Unit.find(row.unit())
                    .filter(own -> own.convertsTo(unit))
                    .map(own -> own.convert(value, unit))
                    .orElse(value);
        });
    }

    private Optional<Parameter> findRow(String group, String name, PointRule point, String factor) {
        List<Parameter> candidates = byName.get(key(group, name));
        if (candidates == null) {
            return Optional.empty();
        }
        Parameter best = null;
        int bestRank = -1;
        for (Parameter row : candidates) {
            int rank = rank(row, point, factor);
            if (rank >= bestRank && rank >= 0) {
                best = row;
                bestRank = rank;
            }
        }
        return Optional.ofNullable(best);
    }

    /** How special a row is for this point and factor; negative = it is not meant. */
    private static int rank(Parameter row, PointRule point, String factor) {
        Integer onlyPoint = row.pointId();
        if ((onlyPoint != null && onlyPoint != point.id())
                || (row.factor() != null && !factor.equals(row.factor()))
                || (row.medium() != null && row.medium() != point.kind().medium())) {
            return -1;
        }
        return (onlyPoint != null ? 4 : 0) + (row.factor() != null ? 2 : 0) + (row.medium() != null ? 1 : 0);
    }

    /**
     * The least value that can be true: the parameter {@code range/minimum}, else 0 for concentrations and flows, else
     * null for states that may be negative (temperature, pressure, potential).
     */
    public @Nullable Decimal rangeMinimum(PointRule point, String factor, Unit unit) {
        Optional<Decimal> minimum =
                findIn("range", "minimum", point, factor, unit).flatMap(Ratio::findDecimal);
        boolean neverNegative = switch (unit.dimension()) {
            case MASS_CONCENTRATION, COUNT_CONCENTRATION, VOLUME_FLOW, FRACTION, ACIDITY, VOLUME_FRACTION -> true;
            case VOLUME,
                    MASS,
                    MASS_FLOW,
                    PRESSURE,
                    TEMPERATURE,
                    SPEED,
                    LENGTH,
                    AREA,
                    CONDUCTIVITY,
                    TURBIDITY,
                    POTENTIAL,
                    CURRENT,
                    ENERGY,
                    SOUND_LEVEL,
                    ANGLE,
                    COLOUR,
                    ACTIVITY_CONCENTRATION,
                    DEPOSITION,
                    TIME,
                    NUMBER -> false;
        };
        return minimum.orElse(neverNegative ? Decimal.ZERO : null);
    }

    public Decimal get(String group, String name, PointRule point, String factor) {
        return find(group, name, point, factor)
                .orElseThrow(() -> new IllegalArgumentException("parameter " + group + "/" + name
                        + " is missing for point " + point.id() + ", factor " + factor));
    }

    public long getLong(String group, String name, PointRule point, String factor) {
        return get(group, name, point, factor).toBigDecimal().longValue();
    }
}
