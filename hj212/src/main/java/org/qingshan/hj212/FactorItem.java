/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.util.List;
import java.util.Optional;

/**
 * Everything a packet says about one factor.
 *
 * @param code the factor code in its canonical spelling where it is in a table, else as sent
 * @param sentCode the code as sent
 * @param values in the order of the packet; a suffix occurs once
 */
public record FactorItem(String code, String sentCode, List<Value> values) {
    public FactorItem {
        values = List.copyOf(values);
    }

    public static FactorItem of(String code, Value... values) {
        return new FactorItem(code, code, List.of(values));
    }

    /** The value with this suffix; a missing {@link Suffix#FLAG} does not mean normal. */
    public Optional<Value> find(Suffix suffix) {
        for (Value value : values) {
            if (value.suffix() == suffix) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
