/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.time.Duration;
import org.qingshan.server.platform.Setting;
import org.qingshan.server.platform.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How devices are asked, and what counts as a gap. Answer time and attempts: HJ 212-2017 table 1, which has 5 s for ADSL. */
@ConfigurationProperties("qingshan.commands")
public record CommandSettings(
        @Setting(
                zh = "等待设备应答（9011）的时间；ADSL 链路可设 5s",
                en = "Wait for a device's 9011 before the request is sent again; 5s suits ADSL",
                allowed = "1s-99s")
        @DefaultValue("10s")
        Duration answerTime,

        @Setting(zh = "一个请求最多发送的次数", en = "How often a request is sent at most", allowed = "1-100") @DefaultValue("4")
        int attempts,

        @Setting(
                zh = "每半秒最多下发的请求数",
                en = "Requests sent in half a second at most, over all devices",
                allowed = "1-1000")
        @DefaultValue("20")
        int sendsPerRound,

        @Setting(
                zh = "设备静默超过此时间才算缺口（且至少为实时间隔的若干倍）",
                en = "A shorter silence of a device is no gap",
                allowed = "1m or more")
        @DefaultValue("10m")
        Duration smallestGap,

        @Setting(
                zh = "静默超过实时间隔的多少倍才算缺口",
                en = "A silence of fewer real-time intervals of the device is no gap",
                allowed = "1-100")
        @DefaultValue("3")
        int gapIntervals,

        @Setting(
                zh = "缺口最多向前补取多久；更早的记为已取消，不再提取",
                en = "How far back a gap is fetched; what is older is listed as cancelled",
                allowed = "1h-366d")
        @DefaultValue("7d")
        Duration longestGap,

        @Setting(zh = "一次补取小时数据的时段长度", en = "Length of one fetch of hour data", allowed = "1h or more")
        @DefaultValue("48h")
        Duration hourFetch,

        @Setting(zh = "一次补取分钟数据的时段长度", en = "Length of one fetch of minute data", allowed = "1h or more")
        @DefaultValue("10h")
        Duration minuteFetch) {

    private static final String PREFIX = "qingshan.commands.";
    private static final Duration HOUR = Duration.ofHours(1);

    public CommandSettings {
        within("answer-time", answerTime, Duration.ofSeconds(1), Duration.ofSeconds(99));
        SettingException.require(attempts >= 1 && attempts <= 100, PREFIX + "attempts", attempts);
        SettingException.require(
                sendsPerRound >= 1 && sendsPerRound <= 1_000, PREFIX + "sends-per-round", sendsPerRound);
        within("smallest-gap", smallestGap, Duration.ofMinutes(1), Duration.ofDays(366));
        SettingException.require(gapIntervals >= 1 && gapIntervals <= 100, PREFIX + "gap-intervals", gapIntervals);
        within("longest-gap", longestGap, HOUR, Duration.ofDays(366));
        within("hour-fetch", hourFetch, HOUR, Duration.ofDays(366));
        within("minute-fetch", minuteFetch, HOUR, Duration.ofDays(366));
    }

    private static void within(String key, Duration value, Duration least, Duration most) {
        SettingException.require(value.compareTo(least) >= 0 && value.compareTo(most) <= 0, PREFIX + key, value);
    }
}
