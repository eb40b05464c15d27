/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.hj212;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The plain parser most programs start with: {@code String.split} on {@code ;}, {@code ,} and {@code =}, the CRC bit by
 * bit. It is the baseline of the benchmark, kept honest: it reads the same fields and does nothing twice.
 */
final class SplitParser {
    private SplitParser() {}

    /** What the plain parser understood: the header fields, and per factor its values by suffix. */
    record Decoded(Map<String, String> header, Map<String, Map<String, String>> factors) {}

    static Decoded decode(byte[] packet) {
        String text = new String(packet, StandardCharsets.ISO_8859_1);
        int length = Integer.parseInt(text.substring(2, 6));
        String segment = text.substring(6, 6 + length);
        int sent = Integer.parseInt(text.substring(6 + length, 10 + length), 16);
        if (sent != crc(segment)) {
            throw new IllegalArgumentException("CRC does not fit: " + text);
        }
        int area = segment.indexOf("CP=&&");
        return new Decoded(header(segment.substring(0, area)), factors(segment.substring(area + 5, length - 2)));
    }

    private static Map<String, String> header(String text) {
        Map<String, String> header = new LinkedHashMap<>();
        for (String field : text.split(";")) {
            String[] pair = field.split("=");
            header.put(pair[0], pair[1]);
        }
        return header;
    }

    private static Map<String, Map<String, String>> factors(String area) {
        Map<String, Map<String, String>> factors = new LinkedHashMap<>();
        for (String item : area.split(";")) {
            for (String value : item.split(",")) {
                String[] pair = value.split("=");
                String[] name = pair[0].split("-");
                String suffix = name.length > 1 ? name[1] : "";
                factors.computeIfAbsent(name[0], code -> new LinkedHashMap<>()).put(suffix, pair[1]);
            }
        }
        return factors;
    }

    static int crc(String segment) {
        int register = 0xFFFF;
        for (int i = 0; i < segment.length(); i++) {
            register = (register >> 8) ^ segment.charAt(i);
            for (int bit = 0; bit < 8; bit++) {
                boolean carry = (register & 1) == 1;
                register >>= 1;
                if (carry) {
                    register ^= 0xA001;
                }
            }
        }
        return register;
    }
}
