/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.table.Certainty;
import org.qingshan.standards.table.Row;
import org.qingshan.standards.table.Table;
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
        return best == null ? Optional.empty() : Optional.of(best.value());
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

    public Decimal get(String group, String name, PointRule point, String factor) {
        return find(group, name, point, factor)
                .orElseThrow(() -> new IllegalArgumentException("parameter " + group + "/" + name
                        + " is missing for point " + point.id() + ", factor " + factor));
    }

    public long getLong(String group, String name, PointRule point, String factor) {
        return get(group, name, point, factor).toBigDecimal().longValue();
    }
}
