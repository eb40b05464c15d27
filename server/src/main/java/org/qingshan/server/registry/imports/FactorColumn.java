/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qingshan.standards.factor.Factors;
import org.qingshan.standards.unit.Unit;

/** The columns {@code factor} and {@code unit}, which are read together. */
final class FactorColumn {

    private FactorColumn() {}

    /** The canonical code; codes of 2005 and upper case are understood. */
    static String read(LineReader line, References known) {
        String text = line.text("factor", 12, null);
        String code = text.isEmpty() ? "" : Factors.canonical(text);
        if (!code.isEmpty() && !known.knowsFactor(code)) {
            line.fail("registry.unknown-factor", "factor", Map.of("factor", text));
        }
        return code;
    }

    /** The unit as people write it, or the factor's own; it must convert into the factor's own. */
    static String unit(
            LineReader line,
            String factor,
            References.@Nullable PointRef point,
            References known,
            @Nullable String kept) {
        String own = point == null ? null : known.unitOf(factor, point.kind());
        String text = line.optional("unit", 20, kept);
        if (own == null) {
            return "";
        }
        if (text == null) {
            return own;
        }
        Optional<Unit> unit = Unit.find(text);
        if (unit.isEmpty()) {
            line.fail("registry.unknown-unit", "unit");
            return own;
        }
        if (!unit.get().convertsTo(Unit.get(own))) {
            line.fail("registry.unit-of-another-kind", "unit", Map.of("own", own));
        }
        return unit.get().symbol();
    }
}
