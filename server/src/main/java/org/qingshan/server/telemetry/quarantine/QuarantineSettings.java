/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.quarantine;

import org.qingshan.server.platform.Setting;
import org.qingshan.server.platform.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How much is kept of numbers that no device has; beyond it packets are counted only. */
@ConfigurationProperties("qingshan.quarantine")
public record QuarantineSettings(
        @Setting(zh = "每个地址最多保留的数据包", en = "Packets kept of one address", allowed = "1-1000000") @DefaultValue("500")
        int packetsPerAddress,

        @Setting(zh = "每个地址最多保留的数据量（KiB）", en = "KiB kept of one address", allowed = "1-1048576") @DefaultValue("512")
        int kibPerAddress,

        @Setting(zh = "最多列出的未知设备编号", en = "Unknown device numbers listed in all", allowed = "1-1000000")
        @DefaultValue("10000")
        int numbers,

        @Setting(zh = "全部地址合计最多保留的数据量（MiB）", en = "MiB kept in all", allowed = "1-65536") @DefaultValue("256")
        int mib) {

    private static final String PREFIX = "qingshan.quarantine.";

    public QuarantineSettings {
        range("packets-per-address", packetsPerAddress, 1_000_000);
        range("kib-per-address", kibPerAddress, 1_048_576);
        range("numbers", numbers, 1_000_000);
        range("mib", mib, 65_536);
    }

    Quarantine.Caps caps() {
        return new Quarantine.Caps(packetsPerAddress, kibPerAddress * 1_024L, numbers, mib * 1_048_576L);
    }

    /** The quarantine these settings ask for. */
    public Quarantine quarantine() {
        return new Quarantine(caps());
    }

    private static void range(String key, int value, int most) {
        SettingException.require(value >= 1 && value <= most, PREFIX + key, value);
    }
}
