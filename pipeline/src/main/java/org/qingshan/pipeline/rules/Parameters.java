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
import org.qingshan.standards.table.Certainty;
import org.qingshan.standards.table.Row;
import org.qingshan.standards.table.Table;
import org.qingshan.standards.unit.Unit;
import org.qingshan.standards.validity.Medium;
import org.qingshan.standards.validity.ValidityRules;

/**
 * Parameters of aggregation, identities and conditions. The most special row wins: point and factor, point, factor,
 * medium, all; of equally special ones the later added.
 */
public final class Parameters {

    private static final Parameters STANDARD =
            new Parameters(read(Table.load(Parameters.class, "parameters.csv")), ValidityRules.standard());

    private final List<Parameter> rows;
    private final ValidityRules validity;
    private final Map<String, List<Parameter>> byName;

    private Parameters(List<Parameter> rows, ValidityRules validity) {
        this.rows = List.copyOf(rows);
        this.validity = validity;
        this.byName = new HashMap<>();
        for (Parameter row : rows) {
            byName.computeIfAbsent(key(row.group(), row.name()), missing -> new ArrayList<>())
                    .add(row);
        }
    }

    /** The starting values that ship with the module. */
    public static Parameters standard() {
        return STANDARD;
    }

    /** Rows of an administrator's table of the same form as the shipped one. */
    public static List<Parameter> read(Table table) {
        return table.rows().stream().map(Parameters::parameter).toList();
    }

    private static Parameter parameter(Row row) {
        return new Parameter(
                row.get("group"),
                row.get("name"),
                row.find("medium")
                        .map(word -> row.getEnum("medium", Medium.class))
                        .orElse(null),
                row.find("factor").orElse(null),
                row.findInt("point").orElse(null),
                row.findDecimal("value").orElseThrow(),
                row.get("unit"),
                row.getEnum("certainty", Certainty.class));
    }

    private static String key(String group, String name) {
        return group + '/' + name;
    }

    /** These rows over the present ones. */
    public Parameters with(List<Parameter> own) {
        List<Parameter> all = new ArrayList<>(rows);
        all.addAll(own);
        return new Parameters(all, validity);
    }

    public Parameters withValidity(ValidityRules rules) {
        return new Parameters(rows, rules);
    }

    public ValidityRules validity() {
        return validity;
    }

    public List<Parameter> list() {
        return rows;
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
