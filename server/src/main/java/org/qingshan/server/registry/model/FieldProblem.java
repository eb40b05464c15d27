/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

import java.util.Map;

/**
 * One value that cannot be taken, as code and parameters; it is put into words for the reader.
 *
 * @param code stable, e.g. {@code registry.unknown-region}
 * @param column the column of the file or the field of the request
 * @param value what was there
 * @param params what the message names besides
 */
public record FieldProblem(String code, String column, String value, Map<String, String> params) {

    public FieldProblem {
        params = Map.copyOf(params);
    }

    public static FieldProblem of(String code, String column, String value) {
        return new FieldProblem(code, column, value, Map.of());
    }
}
