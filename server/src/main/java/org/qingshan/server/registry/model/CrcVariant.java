/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

/** The checksum a device computes; all but the first are known mistakes that a device is pinned to. */
public enum CrcVariant implements Choice {
    STANDARD("standard", "标准"),
    SWAPPED("swapped", "字节颠倒"),
    MODBUS("modbus", "modbus校验"),
    MODBUS_SWAPPED("modbus-swapped", "modbus字节颠倒");

    private final String code;
    private final String chinese;

    CrcVariant(String code, String chinese) {
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
