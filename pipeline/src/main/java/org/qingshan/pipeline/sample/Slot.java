/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.sample;

/** Which figure of a factor a column holds. */
enum Slot {
    VALUE(0),
    MIN(1),
    MAX(2),
    CONVERTED(3),
    CONVERTED_MIN(4),
    CONVERTED_MAX(5),
    AMOUNT(6),
    FLAG(-1),
    OTHER(-1);

    /** How many slots hold numbers. */
    static final int NUMBERS = 7;

    private final int index;

    Slot(int index) {
        this.index = index;
    }

    /** Place of the number among {@link #NUMBERS}; negative = no number. */
    int index() {
        return index;
    }

    static Slot ofSuffix(String suffix) {
        return switch (suffix) {
            case "Rtd", "Avg", "Data", "" -> VALUE;
            case "Min" -> MIN;
            case "Max" -> MAX;
            case "ZsRtd", "ZsAvg" -> CONVERTED;
            case "ZsMin" -> CONVERTED_MIN;
            case "ZsMax" -> CONVERTED_MAX;
            case "Cou" -> AMOUNT;
            case "Flag" -> FLAG;
            default -> OTHER;
        };
    }
}
