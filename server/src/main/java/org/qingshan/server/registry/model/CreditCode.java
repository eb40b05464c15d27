/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

import java.util.regex.Pattern;

/**
 * The unified social credit code (统一社会信用代码) of GB 32100-2015: 17 characters and a check character. The check is
 * ISO/IEC 7064 style, modulus 31 over weights 3^(i-1) mod 31, as clause 4.3 and annex B of that standard describe.
 */
public final class CreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern SHAPE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}");
    private static final int MODULUS = 31;

    private CreditCode() {}

    /** Eighteen characters of the standard's alphabet (no I, O, S, V, Z). */
    public static boolean hasShape(String code) {
        return SHAPE.matcher(code).matches();
    }

    /** The last character follows from the seventeen before it. */
    public static boolean hasRightCheck(String code) {
        return hasShape(code) && code.charAt(17) == checkOf(code);
    }

    /** The check character that belongs to the first seventeen characters. */
    public static char checkOf(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % MODULUS;
        }
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }
}
