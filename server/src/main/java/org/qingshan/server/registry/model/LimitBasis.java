/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

/** Which value a limit is compared with: as measured, or converted to reference oxygen (折算). */
public enum LimitBasis implements Choice {
    MEASURED("measured", "实测"),
    CONVERTED("converted", "折算");

    private final String code;
    private final String chinese;

    LimitBasis(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
