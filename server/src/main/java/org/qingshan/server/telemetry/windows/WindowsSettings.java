/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows;

import java.time.Duration;
import org.qingshan.server.platform.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** When windows are worked off and how much is kept at hand for it. */
@ConfigurationProperties("qingshan.windows")
public record WindowsSettings(
        @Setting(
                zh = "分钟时段结束后等待多久再计算",
                en = "Wait after the end of a minute before it is computed",
                allowed = "a duration, 1s or more")
        @DefaultValue("3s")
        Duration minuteSettle,

        @Setting(
                zh = "小时、日时段结束后等待多久再计算",
                en = "Wait after the end of an hour or day before it is computed",
                allowed = "a duration")
        @DefaultValue("30s")
        Duration periodSettle,

        @Setting(
                zh = "未结束的小时最多多久重算一次",
                en = "An hour that is not over is computed again after this pause",
                allowed = "a duration")
        @DefaultValue("10m")
        Duration openHourPause,

        @Setting(
                zh = "未结束的日最多多久重算一次",
                en = "A day that is not over is computed again after this pause",
                allowed = "a duration")
        @DefaultValue("1h")
        Duration openDayPause,

        @Setting(zh = "并行计算的线程数", en = "Threads that compute windows", allowed = "1-16") @DefaultValue("2")
        int threads,

        @Setting(zh = "内存中保留的最近样本数上限", en = "Most recent samples kept in memory", allowed = "0-20000000")
        @DefaultValue("1500000")
        int recentSamples,

        @Setting(
                zh = "最新值写入数据库的间隔",
                en = "Pause between writes of the latest values",
                allowed = "a duration, 1s or more")
        @DefaultValue("2s")
        Duration latestPause) {}
