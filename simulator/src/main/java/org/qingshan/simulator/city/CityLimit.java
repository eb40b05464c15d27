/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

import java.util.ArrayList;
import java.util.List;

/**
 * A limit with the standard and clause it comes from. Bounds and dates are text because they go into import files; an
 * empty one is not given.
 *
 * @param averaging hour, day or instant
 * @param basis measured or converted (折算)
 */
record CityLimit(
        String factor,
        String averaging,
        String basis,
        String lower,
        String upper,
        String unit,
        String standard,
        String clause,
        String from,
        String to) {

    private static final String MG_M3 = "mg/m³";
    private static final String UG_M3 = "µg/m³";
    private static final String MG_L = "mg/L";
    private static final String CLASS_2 = "GB 3095-2026";
    private static final String TRANSITION = "表1 二级 过渡阶段";

    private static CityLimit gas(String factor, String basis, String upper, String standard, String clause) {
        return new CityLimit(factor, "hour", basis, "", upper, MG_M3, standard, clause, "2020-01-01", "");
    }

    /** Hourly limits of dust, SO2 and NOx (mg/m³, converted). */
    static List<CityLimit> converted(String standard, String clause, String dust, String so2, String nox) {
        return List.of(
                gas("a34013", "converted", dust, standard, clause),
                gas("a21026", "converted", so2, standard, clause),
                gas("a21002", "converted", nox, standard, clause));
    }

    /** The same where the standard names no reference oxygen. */
    static List<CityLimit> measured(String standard, String clause, String dust, String so2, String nox) {
        return List.of(
                gas("a34013", "measured", dust, standard, clause),
                gas("a21026", "measured", so2, standard, clause),
                gas("a21002", "measured", nox, standard, clause));
    }

    static CityLimit hourly(String factor, String upper, String standard, String clause) {
        return gas(factor, "measured", upper, standard, clause);
    }

    /** GB 18485-2014 table 4: hourly and daily limits of municipal waste incineration at 11 % oxygen. */
    static List<CityLimit> incineration() {
        var limits = new ArrayList<CityLimit>();
        String[][] rows = {
            {"a34013", "30", "20"},
            {"a21002", "300", "250"},
            {"a21026", "100", "80"},
            {"a21024", "60", "50"},
            {"a21005", "100", "80"}
        };
        for (String[] row : rows) {
            limits.add(gas(row[0], "converted", row[1], "GB 18485-2014", "表4 1小时均值"));
            limits.add(new CityLimit(
                    row[0], "day", "converted", "", row[2], MG_M3, "GB 18485-2014", "表4 24小时均值", "2016-01-01", ""));
        }
        return limits;
    }

    private static CityLimit water(String factor, String upper, String standard, String clause, String from) {
        return new CityLimit(factor, "day", "measured", "", upper, MG_L, standard, clause, from, "");
    }

    /** GB 18918-2002 table 1, level 1A, plants built from 2006, water above 12 °C. */
    static List<CityLimit> sewageWorks() {
        String standard = "GB 18918-2002";
        String clause = "表1 一级A标准";
        return List.of(
                water("w01018", "50", standard, clause, "2006-05-08"),
                water("w21003", "5", standard, clause, "2006-05-08"),
                water("w21001", "15", standard, clause, "2006-05-08"),
                water("w21011", "0.5", standard, clause, "2006-05-08"),
                new CityLimit("w01001", "instant", "measured", "6", "9", "pH", standard, clause, "2026-03-01", ""));
    }

    /** GB 8978-1996 table 4 (units built from 1998), first level. */
    static List<CityLimit> wasteWater() {
        String standard = "GB 8978-1996";
        String clause = "表4 一级标准";
        return List.of(
                water("w01018", "100", standard, clause, "1998-01-01"),
                water("w21003", "15", standard, clause, "1998-01-01"),
                new CityLimit("w01001", "hour", "measured", "6", "9", "pH", standard, clause, "1998-01-01", ""));
    }

    /** GB 3838-2002 table 1, class III, rivers. */
    static List<CityLimit> river() {
        String standard = "GB 3838-2002";
        String clause = "表1 Ⅲ类";
        return List.of(
                new CityLimit("w01001", "day", "measured", "6", "9", "pH", standard, clause, "2002-06-01", ""),
                new CityLimit("w01009", "day", "measured", "5", "", MG_L, standard, clause, "2002-06-01", ""),
                water("w01019", "6", standard, clause, "2002-06-01"),
                water("w21003", "1.0", standard, clause, "2002-06-01"),
                water("w21011", "0.2", standard, clause, "2002-06-01"));
    }

    /** GB 3095: class II of the 2012 edition, then the transition stage of the 2026 edition. */
    static List<CityLimit> ambientAir() {
        var limits = new ArrayList<CityLimit>();
        for (String[] row : new String[][] {
            {"a34004", "75", "60"}, {"a34002", "150", "120"}, {"a21026", "150", "150"}, {"a21004", "80", "80"}
        }) {
            addAir(limits, row[0], "day", row[1], row[2], UG_M3);
        }
        addAir(limits, "a21005", "day", "4", "4", MG_M3);
        addAir(limits, "a21005", "hour", "10", "10", MG_M3);
        addAir(limits, "a21026", "hour", "500", "500", UG_M3);
        addAir(limits, "a21004", "hour", "200", "200", UG_M3);
        addAir(limits, "a05024", "hour", "200", "200", UG_M3);
        return limits;
    }

    private static void addAir(
            List<CityLimit> limits, String factor, String averaging, String before, String now, String unit) {
        limits.add(new CityLimit(
                factor, averaging, "measured", "", before, unit, "GB 3095-2012", "表1 二级", "2016-01-01", "2026-03-01"));
        limits.add(new CityLimit(
                factor, averaging, "measured", "", now, unit, CLASS_2, TRANSITION, "2026-03-01", "2031-01-01"));
    }
}
