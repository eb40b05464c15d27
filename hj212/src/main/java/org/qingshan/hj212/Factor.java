/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

/**
 * A factor of the code tables.
 *
 * @param code canonical code, for example {@code w01018}
 * @param family water, air, noise, process, information, electricity or production
 * @param code2005 the code of HJ/T 212-2005 for the same factor, or empty
 * @param unit unit the standard prints, empty for none; what a device sends is a property of its channel
 * @param amountUnit unit of {@code -Cou}, or empty
 * @param type data type, {@code N3.1} = up to 3 integer digits and 1 decimal, or empty
 * @param type2025 type of HJ 212-2025 where it is known to differ, or empty
 * @param origin standard the row comes from
 * @param certainty A read in the text, B two independent sources, C one source
 */
public record Factor(
        String code,
        String family,
        String nameZh,
        String nameEn,
        String code2005,
        String unit,
        String amountUnit,
        String type,
        String type2025,
        String origin,
        String certainty) {

    /** The data type in an edition. */
    public String typeIn(Edition edition) {
        return edition == Edition.HJ_2025 && !type2025.isEmpty() ? type2025 : type;
    }

    /** Integer digits the type allows in an edition, or -1 when there is no type. */
    public int integerDigits(Edition edition) {
        String digits = typeIn(edition);
        int point = digits.indexOf('.');
        return digits.startsWith("N") ? Integer.parseInt(digits.substring(1, point < 0 ? digits.length() : point)) : -1;
    }

    /** Decimals the type allows in an edition, or -1 when there is no type. */
    public int decimals(Edition edition) {
        String digits = typeIn(edition);
        int point = digits.indexOf('.');
        if (!digits.startsWith("N")) {
            return -1;
        }
        return point < 0 ? 0 : Integer.parseInt(digits.substring(point + 1));
    }
}
