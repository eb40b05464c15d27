/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.time.Instant;
import java.util.Map;

/**
 * Something noticed in one window, before any condition weighs it.
 *
 * @param code stable, kebab case, for example {@code identity.min-avg-max}
 * @param factorGroup canonical factor or factors joined by {@code +}
 */
public record Finding(
        ConditionKind kind, String code, String factorGroup, Instant from, Instant to, Map<String, String> params) {

    public Finding {
        params = Map.copyOf(params);
    }

    Finding(FactCode code, String factorGroup, Instant from, Instant to, Map<String, String> params) {
        this(code.kind(), code.code(), factorGroup, from, to, params);
    }
}
