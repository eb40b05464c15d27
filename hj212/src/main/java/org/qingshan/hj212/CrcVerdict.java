/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import org.jspecify.annotations.Nullable;

/**
 * What the CRC of a packet says.
 *
 * @param sent the four characters as sent, or an empty text when there were none
 * @param computed what Appendix A gives for the (decrypted) data segment
 * @param variant the variant that the sent value fits, or null when it fits none
 */
public record CrcVerdict(
        String sent, int computed, @Nullable CrcVariant variant) {
    public boolean ok() {
        return variant == CrcVariant.STANDARD;
    }

    /** {@code ok}, {@code mismatch} or the name of the wrong variant; a public contract of the command line. */
    public String code() {
        if (variant == null) {
            return "mismatch";
        }
        return variant == CrcVariant.STANDARD ? "ok" : variant.code();
    }

    public String computedText() {
        return "%04X".formatted(computed);
    }
}
