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
        String origin,
        String certainty) {

    /** Integer digits of the type, or -1 when there is none. */
    public int integerDigits() {
        if (!type.startsWith("N")) {
            return -1;
        }
        int point = type.indexOf('.');
        return Integer.parseInt(type.substring(1, point < 0 ? type.length() : point));
    }

    /** Decimals of the type, or -1 when there is none. */
    public int decimals() {
        if (!type.startsWith("N")) {
            return -1;
        }
        int point = type.indexOf('.');
        return point < 0 ? 0 : Integer.parseInt(type.substring(point + 1));
    }
}
