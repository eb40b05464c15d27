/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.util.Map;

/** A fact as code and parameters, rendered per reader; numbers are plain decimals, times ISO-8601 instants. */
public record Fact(String code, Map<String, String> params) {

    public Fact {
        params = Map.copyOf(params);
    }

    Fact(FactCode code, Map<String, String> params) {
        this(code.code(), params);
    }
}
