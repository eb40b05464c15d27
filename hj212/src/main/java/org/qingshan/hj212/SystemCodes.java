/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingshan.hj212.internal.Csv;

/** The system codes ST, from {@code systems.csv}. ST is a hint; the registered outlet decides. */
public final class SystemCodes {
    /** The system code of every reply. */
    public static final String DIALOGUE = "91";

    private static final Map<String, SystemCode> BY_CODE = read();
    private static final boolean[][] KNOWN = known();

    private SystemCodes() {}

    /** A system code and the edition that introduced it. */
    public record SystemCode(String st, String nameZh, String nameEn, Edition since, String certainty) {}

    public static Optional<SystemCode> find(String st) {
        return Optional.ofNullable(BY_CODE.get(st));
    }

    public static List<SystemCode> list() {
        return List.copyOf(BY_CODE.values());
    }

    /** Whether a code is in the table or in the range of extensions A0 to Z9. */
    public static boolean isKnown(String st) {
        byte[] bytes = st.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length == 2 && isKnownAt(bytes, 0);
    }

    /** For the scanner: as {@link #isKnown}, for the two characters that stand in a buffer. */
    public static boolean isKnownAt(byte[] bytes, int at) {
        int first = bytes[at];
        int second = bytes[at + 1] - '0';
        if (second < 0 || second > 9) {
            return false;
        }
        boolean extension = first >= 'A' && first <= 'Z';
        return extension || (first >= '0' && first <= '9' && KNOWN[first - '0'][second]);
    }

    private static boolean[][] known() {
        boolean[][] known = new boolean[10][10];
        BY_CODE.keySet().forEach(st -> known[st.charAt(0) - '0'][st.charAt(1) - '0'] = true);
        return known;
    }

    private static Map<String, SystemCode> read() {
        Map<String, SystemCode> codes = new HashMap<>();
        for (Csv.Row row : Csv.read("systems.csv")) {
            Edition since = Edition.findByCode(row.get("since")).orElseThrow();
            codes.put(
                    row.get("st"),
                    new SystemCode(row.get("st"), row.get("name_zh"), row.get("name_en"), since, row.get("certainty")));
        }
        return codes;
    }
}
