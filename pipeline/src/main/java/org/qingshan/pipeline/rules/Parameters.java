/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qingshan.standards.table.Certainty;
import org.qingshan.standards.table.Row;
import org.qingshan.standards.table.Table;
import org.qingshan.standards.validity.Medium;
import org.qingshan.standards.validity.ValidityRules;

/**
 * Dated parameters of aggregation, identities and conditions. A window is judged by those in force at its start: {@link
 * #at}.
 */
public final class Parameters {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Parameters STANDARD =
            new Parameters(read(Table.load(Parameters.class, "parameters.csv")), ValidityRules.standard());

    private final List<Parameter> rows;
    private final ValidityRules validity;
    private final ParametersAt first;
    private final TreeMap<Instant, ParametersAt> since = new TreeMap<>();

    private Parameters(List<Parameter> rows, ValidityRules validity) {
        this.rows = List.copyOf(rows);
        this.validity = validity;
        this.first = inForce(Instant.MIN);
        Set<Instant> cuts = new TreeSet<>();
        rows.forEach(row -> add(cuts, row.validFrom(), row.validTo()));
        cuts.forEach(cut -> since.put(cut, inForce(cut)));
    }

    private static void add(Set<Instant> cuts, @Nullable Instant... times) {
        for (Instant time : times) {
            if (time != null) {
                cuts.add(time);
            }
        }
    }

    private ParametersAt inForce(Instant time) {
        return new ParametersAt(rows.stream().filter(row -> row.isInForce(time)).toList(), validity);
    }

    /** The starting values that ship with the module. */
    public static Parameters standard() {
        return STANDARD;
    }

    /** Rows of an administrator's table of the same form as the shipped one; {@code from} is a day in Asia/Shanghai. */
    public static List<Parameter> read(Table table) {
        return table.rows().stream().map(Parameters::parameter).toList();
    }

    private static Parameter parameter(Row row) {
        Optional<LocalDate> from = row.findDate("from");
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
                row.getEnum("certainty", Certainty.class),
                from.map(day -> day.atStartOfDay(ZONE).toInstant()).orElse(null),
                null);
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

    /** Those in force at the start of a period. */
    public ParametersAt at(Instant time) {
        Map.Entry<Instant, ParametersAt> begun = since.floorEntry(time);
        return begun == null ? first : begun.getValue();
    }
}
