/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

import java.util.Locale;
import net.sourceforge.pinyin4j.PinyinHelper;
import org.jspecify.annotations.Nullable;

/** Initials for the search: 襄汾县焦化厂 is found by {@code xfxjhc}. The first reading of a character is taken. */
public final class Pinyin {

    private Pinyin() {}

    /** The initials of each text, joined by a blank; letters and digits stand for themselves, the rest is left out. */
    public static String initials(@Nullable String... texts) {
        var initials = new StringBuilder();
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                initials.append(initials.isEmpty() ? "" : " ");
                text.codePoints().filter(Character::isBmpCodePoint).forEach(c -> append(initials, (char) c));
            }
        }
        return initials.toString();
    }

    private static void append(StringBuilder initials, char character) {
        String[] readings = PinyinHelper.toHanyuPinyinStringArray(character);
        if (readings != null && readings.length > 0) {
            initials.append(readings[0].charAt(0));
        } else if (Character.isLetterOrDigit(character) && character < 128) {
            initials.append(String.valueOf(character).toLowerCase(Locale.ROOT));
        }
    }
}
