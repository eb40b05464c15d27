/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

/** In which state of the gas a channel sends a concentration, the oxygen or the flow. */
public enum GasState implements Choice {
    DRY_STANDARD("dry_standard", "标干"),
    WET_STANDARD("wet_standard", "标湿"),
    DRY_ACTUAL("dry_actual", "工况干"),
    WET_ACTUAL("wet_actual", "工况湿");

    private final String code;
    private final String chinese;

    GasState(String code, String chinese) {
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
