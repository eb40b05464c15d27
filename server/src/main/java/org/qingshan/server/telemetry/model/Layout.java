/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.model;

import java.util.List;

/**
 * The shape that many packets share: system code, command and the ordered items without the data time.
 *
 * @param id number of the layout in the database
 * @param st system code as sent
 * @param items {@code code-suffix}, or a bare name; in the order of the packet
 */
public record Layout(int id, String st, int command, List<String> items) {

    public Layout {
        items = List.copyOf(items);
    }

    /** Items that hold a data flag (HJ 212-2017 table 8), not a number. */
    public static boolean isFlag(String item) {
        return item.endsWith("-Flag");
    }

    public static String codeOf(String item) {
        int hyphen = item.indexOf('-');
        return hyphen < 0 ? item : item.substring(0, hyphen);
    }

    /** Empty for a bare name. */
    public static String suffixOf(String item) {
        int hyphen = item.indexOf('-');
        return hyphen < 0 ? "" : item.substring(hyphen + 1);
    }

    /** How many items are no flags: the number of figures of a sample. */
    public int figureCount() {
        return items.size() - flagCount();
    }

    public int flagCount() {
        return (int) items.stream().filter(Layout::isFlag).count();
    }
}
