/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** When the disk counts as full. */
@ConfigurationProperties("qingshan.disk")
public record DiskSettings(
        @Setting(
                zh = "剩余空间低于此值时停止确认数据（另见百分比，取两者中较小的）；0 为从不停止",
                en =
                        "Below this much free space data is no longer acknowledged (or below the share, whichever is less); 0 = never stops",
                allowed = "0-1TB")
        @DefaultValue("2GB")
        DataSize lowWater,

        @Setting(zh = "剩余空间占磁盘的百分比", en = "The same as a share of the disk, in percent", allowed = "1-50")
        @DefaultValue("5")
        int lowWaterPercent,

        @Setting(
                zh = "压舱文件大小：磁盘将满时释放，用来写入告警",
                en = "Size of the ballast file, given up when the disk fills so that the alarm can be written",
                allowed = "1MB-10GB")
        @DefaultValue("128MB")
        DataSize ballast) {

    public DiskSettings {
        SettingException.require(
                lowWater.toBytes() >= 0 && lowWater.toTerabytes() <= 1, "qingshan.disk.low-water", lowWater);
        SettingException.require(
                lowWaterPercent >= 1 && lowWaterPercent <= 50, "qingshan.disk.low-water-percent", lowWaterPercent);
        SettingException.require(
                ballast.toMegabytes() >= 1 && ballast.toGigabytes() <= 10, "qingshan.disk.ballast", ballast);
    }

    /** The mark on a disk of this size. */
    public long lowWaterBytes(long diskBytes) {
        return Math.min(lowWater.toBytes(), diskBytes / 100 * lowWaterPercent);
    }
}
