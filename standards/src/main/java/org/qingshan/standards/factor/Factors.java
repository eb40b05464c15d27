/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.factor;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qingshan.standards.table.Certainty;
import org.qingshan.standards.table.Row;
import org.qingshan.standards.table.Table;
import org.qingshan.standards.unit.Unit;

/**
 * The factor code table of HJ 212-2017 Appendix B (HJ 524-2009, HJ 525-2009) with the codes of HJ/T 212-2005. Codes are
 * text: {@code 001} is pH and {@code 01} is smoke dust.
 */
public final class Factors {

    public static final String WATER_FLOW = "w00000";
    public static final String PH = "w01001";
    public static final String GAS_FLOW = "a00000";
    public static final String OXYGEN = "a19001";
    public static final String FLUE_TEMPERATURE = "a01012";
    public static final String FLUE_PRESSURE = "a01013";
    public static final String FLUE_MOISTURE = "a01014";
    public static final String AIR_PRESSURE = "a01006";

    private static final List<Factor> ALL = Table.load(Factors.class, "factors.csv").rows().stream()
            .map(Factors::factor)
            .toList();
    private static final Map<String, Factor> BY_CODE = index();

    private Factors() {}

    private static Factor factor(Row row) {
        return new Factor(
                row.get("code"),
                row.find("code_2005").orElse(null),
                row.get("name"),
                row.get("name_en"),
                Unit.get(row.get("unit")),
                row.find("amount_unit").map(Unit::get).orElse(null),
                row.get("type"),
                row.getEnum("certainty", Certainty.class));
    }

    private static Map<String, Factor> index() {
        Map<String, Factor> index = new HashMap<>();
        for (Factor factor : ALL) {
            index.put(factor.code(), factor);
            if (factor.code2005() != null) {
                index.put(factor.code2005(), factor);
            }
        }
        return index;
    }

    /** By the code of any edition, without regard to case. */
    public static Optional<Factor> find(String code) {
        Factor factor = BY_CODE.get(code);
        return factor != null ? Optional.of(factor) : Optional.ofNullable(BY_CODE.get(alternate(code)));
    }

    /** The code used inside: that of 2017 where the table has it, else the code itself in lower case. */
    public static String canonical(String code) {
        Factor factor = BY_CODE.get(code);
        return factor != null ? factor.code() : find(code).map(Factor::code).orElse(code.toLowerCase(Locale.ROOT));
    }

    private static String alternate(String code) {
        String lower = code.toLowerCase(Locale.ROOT);
        return BY_CODE.containsKey(lower) ? lower : code.toUpperCase(Locale.ROOT);
    }

    public static List<Factor> list() {
        return ALL;
    }
}
