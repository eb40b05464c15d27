/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qingshan.hj212.internal.Csv;

/**
 * The command codes of every edition, from {@code commands.csv}. 2025 and the surface-water dialect add to 2017; where
 * they collide (1014, 2062, 2063) the edition decides.
 */
@SuppressWarnings("EnumOrdinal") // positions in arrays and bit masks, never stored
public final class Commands {
    private static final Map<Edition, Map<String, Command>> BY_EDITION = read();

    private static final BitSet[] KNOWN = known();

    private Commands() {}

    /** The command as this edition knows it, its own meaning before the one it takes over from 2017. */
    public static Optional<Command> find(Edition edition, String cn) {
        Command own = table(edition).get(cn);
        boolean alone = edition == Edition.HJT_2005 || edition == Edition.HJ_2017;
        return own != null || alone
                ? Optional.ofNullable(own)
                : Optional.ofNullable(table(Edition.HJ_2017).get(cn));
    }

    /** The commands that an edition itself defines. */
    public static List<Command> list(Edition edition) {
        return List.copyOf(table(edition).values());
    }

    /** Whether an edition knows a command code, its own or one taken over from 2017. */
    public static boolean isKnown(Edition edition, int cn) {
        return KNOWN[edition.ordinal()].get(cn);
    }

    private static BitSet[] known() {
        BitSet[] known = new BitSet[Edition.values().length];
        for (Edition edition : Edition.values()) {
            known[edition.ordinal()] = new BitSet();
            table(edition).keySet().forEach(cn -> known[edition.ordinal()].set(Integer.parseInt(cn)));
            if (edition != Edition.HJT_2005 && edition != Edition.HJ_2017) {
                table(Edition.HJ_2017).keySet().forEach(cn -> known[edition.ordinal()].set(Integer.parseInt(cn)));
            }
        }
        return known;
    }

    private static Map<String, Command> table(Edition edition) {
        return BY_EDITION.getOrDefault(edition, Map.of());
    }

    private static Map<Edition, Map<String, Command>> read() {
        Map<Edition, Map<String, Command>> tables = new EnumMap<>(Edition.class);
        for (Csv.Row row : Csv.read("commands.csv")) {
            Edition edition = Edition.findByCode(row.get("edition")).orElseThrow();
            tables.computeIfAbsent(edition, e -> new HashMap<>()).put(row.get("cn"), command(edition, row));
        }
        return tables;
    }

    private static Command command(Edition edition, Csv.Row row) {
        return new Command(
                edition,
                row.get("cn"),
                Command.Direction.valueOf(row.get("direction").toUpperCase(Locale.ROOT)),
                Command.Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT)),
                row.get("name_zh"),
                row.get("name_en"),
                row.get("certainty"));
    }
}
