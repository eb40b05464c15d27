/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

/** Over which time a limit is meant. */
public enum LimitAveraging implements Choice {
    INSTANT("instant", "瞬时"),
    HOUR("hour", "小时"),
    DAY("day", "日");

    private final String code;
    private final String chinese;

    LimitAveraging(String code, String chinese) {
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
