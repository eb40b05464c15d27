/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

/** The edition of HJ 212 a device speaks; AUTO lets each packet tell. */
public enum DeviceEdition implements Choice {
    AUTO("auto", "自动"),
    HJ_2005("2005", "hj/t 212-2005"),
    HJ_2017("2017", "hj 212-2017"),
    HJ_2025("2025", "hj 212-2025"),
    HJ_1404("1404", "hj 1404-2024");

    private final String code;
    private final String chinese;

    DeviceEdition(String code, String chinese) {
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
