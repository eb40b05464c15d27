/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

/**
 * What a file says at one place.
 *
 * @param text stripped of blanks at both ends
 * @param number a spreadsheet's number cell, which may have lost leading zeros and digits beyond the fifteenth
 */
record Cell(String text, boolean number) {

    static final Cell EMPTY = new Cell("", false);

    static Cell of(String text) {
        String stripped = Formulas.unguarded(text.strip());
        return stripped.isEmpty() ? EMPTY : new Cell(stripped, false);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }
}
