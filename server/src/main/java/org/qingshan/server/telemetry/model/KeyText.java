/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.model;

/**
 * Tells packets that hand over a key or a password by their text: the commands 1014 (key, HJ 212-2025) and 1072 (password), and
 * the names {@code NewSK} and {@code NewPW} wherever they stand. Looks at the bytes, because a damaged packet has no fields; rather
 * one too many than one too few.
 */
public final class KeyText {

    private static final byte[] COMMAND = {'c', 'n', '='};
    private static final byte[] NEW = {'n', 'e', 'w'};

    private KeyText() {}

    public static boolean isIn(byte[] bytes) {
        for (int at = 0; at + 4 < bytes.length; at++) {
            int first = bytes[at] | 0x20;
            if ((first == 'c' && isCommand(bytes, at)) || (first == 'n' && isName(bytes, at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCommand(byte[] bytes, int from) {
        int at = from;
        for (byte expected : COMMAND) {
            at = afterBlanks(bytes, at);
            if (at == bytes.length || (expected == '=' ? bytes[at] : bytes[at] | 0x20) != expected) {
                return false;
            }
            at++;
        }
        at = afterBlanks(bytes, at);
        return at + 4 <= bytes.length
                && bytes[at] == '1'
                && bytes[at + 1] == '0'
                && ((bytes[at + 2] == '1' && bytes[at + 3] == '4') || (bytes[at + 2] == '7' && bytes[at + 3] == '2'));
    }

    private static boolean isName(byte[] bytes, int at) {
        for (int i = 0; i < NEW.length; i++) {
            if ((bytes[at + i] | 0x20) != NEW[i]) {
                return false;
            }
        }
        if (at + 5 > bytes.length) {
            return false;
        }
        int fourth = bytes[at + 3] | 0x20;
        int fifth = bytes[at + 4] | 0x20;
        return (fourth == 's' && fifth == 'k') || (fourth == 'p' && fifth == 'w');
    }

    private static int afterBlanks(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] == ' ') {
            at++;
        }
        return at;
    }
}
