/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.validity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qingshan.standards.table.Certainty;
import org.qingshan.standards.table.Row;
import org.qingshan.standards.table.Table;

/**
 * The dated validity rules: HJ 75-2017 and HJ 212-2017 Appendix D for waste gas, HJ 356-2019 for waste water, GB 3095
 * table 4 (§6.4) for ambient air, the 2020 statistics rule for surface water. Rows that are not read in the text carry
 * {@link Certainty#UNVERIFIED} and may be replaced by an administrator's table of the same form.
 */
public final class ValidityRules {

    private static final ValidityRules STANDARD = of(Table.load(ValidityRules.class, "validity-rules.csv"));

    private final List<ValidityRule> rules;

    private ValidityRules(List<ValidityRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The table that ships with the module. */
    public static ValidityRules standard() {
        return STANDARD;
    }

    public static ValidityRules of(Table table) {
        return new ValidityRules(table.rows().stream().map(ValidityRules::rule).toList());
    }

    private static ValidityRule rule(Row row) {
        return new ValidityRule(
                row.getEnum("medium", Medium.class),
                row.getEnum("period", Period.class),
                row.getEnum("part", Part.class),
                row.findInt("minimum").orElse(null),
                row.findInt("minimum_february").orElse(null),
                row.findInt("percent").orElse(null),
                row.findDate("from").orElse(null),
                row.findDate("to").orElse(null),
                row.get("standard"),
                row.get("clause"),
                row.getEnum("certainty", Certainty.class));
    }

    /** These rows before the shipped ones: the first that is in force wins. */
    public ValidityRules overriddenBy(List<ValidityRule> own) {
        return new ValidityRules(
                java.util.stream.Stream.concat(own.stream(), rules.stream()).toList());
    }

    public Optional<ValidityRule> find(Medium medium, Period period, LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.medium() == medium && rule.period() == period && rule.isInForce(day))
                .findFirst();
    }

    public ValidityRule get(Medium medium, Period period, LocalDate day) {
        return find(medium, period, day)
                .orElseThrow(() ->
                        new IllegalArgumentException("no validity rule for " + medium + " " + period + " on " + day));
    }

    public List<ValidityRule> list() {
        return rules;
    }
}
