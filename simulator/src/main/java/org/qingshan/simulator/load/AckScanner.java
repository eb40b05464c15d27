/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

/**
 * Finds the data answers (CN 9014) in what the host sends. It looks at no more of a packet than its length, command, QN
 * and MN, because it shares two cores with the host under test; the codec's own tests prove the host's packets right.
 */
final class AckScanner {

    /** Hears what was found. */
    interface Listener {

        /** A 9014 for the packet with this number of the logger, time of day and millisecond. */
        void acknowledged(int mn, int secondOfDay, int millis);

        /** Any other packet of the host, such as a request; the bytes are valid during the call. */
        void other(byte[] bytes, int from, int to);
    }

    private static final int HEADER = 6;
    private static final int TAIL = 6;
    private static final int MAX_LENGTH = 8192;

    private final Listener listener;

    AckScanner(Listener listener) {
        this.listener = listener;
    }

    /** Scans whole packets and returns the position of the first byte that is still needed. */
    int scan(byte[] bytes, int end) {
        int at = 0;
        while (at + HEADER <= end) {
            int length = bytes[at] == '#' && bytes[at + 1] == '#' ? number(bytes, at + 2, 4) : -1;
            if (length < 0 || length > MAX_LENGTH) {
                at++;
            } else if (at + HEADER + length + TAIL > end) {
                return at;
            } else {
                report(bytes, at, at + HEADER + length + TAIL);
                at += HEADER + length + TAIL;
            }
        }
        return at;
    }

    private void report(byte[] bytes, int begin, int end) {
        int from = begin + HEADER;
        int to = end - TAIL;
        int cn = find(bytes, from, to, 'C', 'N');
        int qn = find(bytes, from, to, 'Q', 'N');
        int mn = find(bytes, from, to, 'M', 'N');
        int digits = mn + LoadTemplate.MN_HEAD.length();
        boolean answer = cn >= 0 && number(bytes, cn, 4) == 9014 && qn >= 0 && qn + 17 <= to && mn >= 0;
        int index = answer && digits + 8 <= to ? number(bytes, digits, 8) : -1;
        if (index < 0) {
            listener.other(bytes, begin, end);
            return;
        }
        int secondOfDay = number(bytes, qn + 8, 2) * 3600 + number(bytes, qn + 10, 2) * 60 + number(bytes, qn + 12, 2);
        listener.acknowledged(index, secondOfDay, number(bytes, qn + 14, 3));
    }

    /** Position behind {@code XN=}, or -1. */
    private static int find(byte[] bytes, int from, int to, char first, char second) {
        for (int i = from; i + 2 < to; i++) {
            if (bytes[i] == first && bytes[i + 1] == second && bytes[i + 2] == '=') {
                return i + 3;
            }
        }
        return -1;
    }

    private static int number(byte[] bytes, int at, int length) {
        int number = 0;
        for (int i = at; i < at + length; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
