/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Takes passwords and keys out of a packet's text before it is shown. It knows as many ways to write them as the codec and the JSON reader take
 * (blanks and letters of either case around a name, escapes within a text), also in packets that are damaged, and hides too much
 * rather than too little.
 */
final class PacketMask {

    private static final String HIDDEN = "******";
    /** PW and NewPW (1072), NewSK (1014): up to the next semicolon or the closing marks with the checksum. */
    private static final Pattern FIELD =
            Pattern.compile("(?i)((?:New)?PW|NewSK)([\\s\\x00]*=)[^;]*?(?=;|&&[0-9A-F]{4}\\s*\\z|\\z)");

    private static final String JSON_NAME = "password";

    private final String text;
    private final StringBuilder masked = new StringBuilder();
    private int copied;

    private PacketMask(String text) {
        this.text = text;
    }

    static String masked(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return FIELD.matcher(new PacketMask(text).withoutJsonPasswords()).replaceAll("$1$2" + HIDDEN);
    }

    private String withoutJsonPasswords() {
        int at = text.indexOf('"');
        while (at >= 0) {
            int end = endOfString(at);
            int value = valueAfter(end);
            if (value >= 0 && isPassword(at + 1, end - 1)) {
                end = endOfValue(value);
                masked.append(text, copied, value).append('"').append(HIDDEN).append('"');
                copied = end;
            }
            at = text.indexOf('"', end);
        }
        return masked.append(text, copied, text.length()).toString();
    }

    /** After the closing quote of the string that opens at {@code at}, or the end of the text. */
    private int endOfString(int at) {
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, text.length());
    }

    /** Where the value begins when the string that ended was a name, else -1. */
    private int valueAfter(int end) {
        int colon = blanks(end);
        return colon < text.length() && text.charAt(colon) == ':' ? blanks(colon + 1) : -1;
    }

    private int endOfValue(int from) {
        if (from < text.length() && text.charAt(from) == '"') {
            return endOfString(from);
        }
        int i = from;
        while (i < text.length() && ",}".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private int blanks(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }

    /** Whether a name says so once its escapes are read. */
    private boolean isPassword(int from, int to) {
        var name = new StringBuilder();
        for (int i = from; i < to && name.length() <= JSON_NAME.length(); i++) {
            if (text.charAt(i) == '\\' && i + 5 < to && text.charAt(i + 1) == 'u') {
                String digits = text.substring(i + 2, i + 6);
                name.append(digits.matches("[0-9A-Fa-f]{4}") ? (char) Integer.parseInt(digits, 16) : '?');
                i += 5;
            } else {
                name.append(text.charAt(i));
            }
        }
        return name.toString().toLowerCase(Locale.ROOT).strip().equals(JSON_NAME);
    }
}
