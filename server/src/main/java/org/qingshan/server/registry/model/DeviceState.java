/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

/** Whether a device is admitted. */
public enum DeviceState implements Choice {
    ACTIVE("active", "启用"),
    SUSPENDED("suspended", "停用");

    private final String code;
    private final String chinese;

    DeviceState(String code, String chinese) {
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
