/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.factor;

import org.jspecify.annotations.Nullable;
import org.qingshan.standards.table.Certainty;
import org.qingshan.standards.unit.Unit;

/**
 * A monitoring factor.
 *
 * @param code six characters, lower case, for example {@code w01018}
 * @param code2005 its code in HJ/T 212-2005, null = it had none
 * @param unit default unit of the concentration or state
 * @param amountUnit default unit of {@code -Cou}, null = no amount
 * @param type default data type as the standard prints it, for example {@code N5.1}; empty = none
 */
public record Factor(
        String code,
        @Nullable String code2005,
        String name,
        String nameEn,
        Unit unit,
        @Nullable Unit amountUnit,
        String type,
        Certainty certainty) {}
