/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

/** Which end of a period its time label names. */
public enum LabelSide implements Choice {
    START("start", "起始"),
    END("end", "结束");

    private final String code;
    private final String chinese;

    LabelSide(String code, String chinese) {
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
