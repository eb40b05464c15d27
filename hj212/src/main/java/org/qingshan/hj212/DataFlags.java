/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.internal.Csv;
import org.qingshan.hj212.internal.KeyTable;

/**
 * The data flags by edition and date, from {@code flags.csv}. The table of 2025 was not available: its devices are read
 * with the flags of 2017, and anything else is kept as text, not guessed.
 */
@SuppressWarnings("EnumOrdinal") // positions in arrays and bit masks, never stored
public final class DataFlags {
    private static final List<DataFlag> ALL = read();
    private static final KeyTable[] KNOWN = tables();

    private DataFlags() {}

    /** What a flag means in an edition on a day; empty for a flag in no table. */
    public static Optional<DataFlag> find(Edition edition, String flag, LocalDate day) {
        return ALL.stream()
                .filter(f -> f.edition() == tableOf(edition) && f.flag().equals(flag) && covers(f, day))
                .findFirst();
    }

    public static List<DataFlag> list() {
        return ALL;
    }

    /** Whether a flag is in the table of the edition, whatever the date. */
    public static boolean isKnown(Edition edition, String flag) {
        byte[] bytes = flag.getBytes(StandardCharsets.ISO_8859_1);
        return isKnownAt(edition, bytes, 0, bytes.length);
    }

    /** For the scanner: whether the flag that stands in a buffer is in the table of the edition. */
    public static boolean isKnownAt(Edition edition, byte[] bytes, int at, int length) {
        return KNOWN[edition.ordinal()].find(bytes, at, length) >= 0;
    }

    /** Devices send flags of their edition before its first day; only an end of validity closes a row. */
    private static boolean covers(DataFlag flag, LocalDate day) {
        LocalDate to = flag.validTo();
        return to == null || !day.isAfter(to);
    }

    private static Edition tableOf(Edition edition) {
        return edition == Edition.HJ_2025 ? Edition.HJ_2017 : edition;
    }

    private static KeyTable[] tables() {
        KeyTable[] tables = new KeyTable[Edition.values().length];
        for (Edition edition : Edition.values()) {
            DataFlag[] own =
                    ALL.stream().filter(f -> f.edition() == tableOf(edition)).toArray(DataFlag[]::new);
            tables[edition.ordinal()] = KeyTable.of(own, DataFlag::flag, false);
        }
        return tables;
    }

    private static List<DataFlag> read() {
        List<DataFlag> flags = new ArrayList<>();
        for (Csv.Row row : Csv.read("flags.csv")) {
            flags.add(new DataFlag(
                    Edition.findByCode(row.get("edition")).orElseThrow(),
                    row.get("flag"),
                    row.get("name_zh"),
                    row.get("name_en"),
                    DataFlag.CountsAs.valueOf(
                            row.get("counts_as").replace('-', '_').toUpperCase(Locale.ROOT)),
                    LocalDate.parse(row.get("valid_from")),
                    day(row.get("valid_to")),
                    row.get("certainty")));
        }
        return List.copyOf(flags);
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
