/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.flag;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.qingshan.standards.table.Row;
import org.qingshan.standards.table.Table;

/**
 * The data flags of one edition (HJ/T 212-2005, HJ 212-2017 §6.4 table 8, HJ 76-2017 status marks, HJ 1404-2024, network
 * exports of air stations). The same letter differs between tables: F is the instrument in 2017 and the source in 2005.
 */
public enum FlagTable {
    HJT_212_2005("2005"),
    HJ_212_2017("2017"),
    /** The 2025 table was not available: read as 2017, unknown flags stay text. */
    HJ_212_2025("2025"),
    HJ_1404("1404"),
    HJ_76("hj76"),
    AIR_NETWORK("air");

    private static final Map<FlagTable, Map<String, FlagMeaning>> MEANINGS = load();

    private final String code;

    FlagTable(String code) {
        this.code = code;
    }

    /** The code of the edition, for example {@code 2017}. */
    public String code() {
        return code;
    }

    /** The table of an edition code as the registry writes it; anything else reads as 2017. */
    public static FlagTable ofEdition(String edition) {
        return Arrays.stream(values())
                .filter(table -> table.code.equals(edition))
                .findFirst()
                .orElse(HJ_212_2017);
    }

    /** The meaning of a flag as sent; empty text is {@link FlagMeaning#NONE_SENT}, which is not {@code N}. */
    public FlagMeaning meaning(String flag) {
        if (flag.isEmpty()) {
            return FlagMeaning.NONE_SENT;
        }
        return MEANINGS.getOrDefault(this, Map.of()).getOrDefault(flag, FlagMeaning.UNKNOWN);
    }

    private static Map<FlagTable, Map<String, FlagMeaning>> load() {
        Map<FlagTable, Map<String, FlagMeaning>> tables = new EnumMap<>(FlagTable.class);
        for (Row row : Table.load(FlagTable.class, "flags.csv").rows()) {
            for (String edition : row.get("editions").split(" ", -1)) {
                tables.computeIfAbsent(ofEdition(edition), table -> new HashMap<>())
                        .put(row.get("flag"), row.getEnum("meaning", FlagMeaning.class));
            }
        }
        return tables;
    }
}
