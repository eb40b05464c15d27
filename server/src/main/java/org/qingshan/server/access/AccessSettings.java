/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access;

import java.time.Duration;
import org.qingshan.server.platform.Setting;
import org.qingshan.server.platform.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How long a sign-in lasts. */
@ConfigurationProperties("qingshan.access")
public record AccessSettings(
        @Setting(
                zh = "无操作多久后需要重新登录",
                en = "After how long without a request one must sign in again",
                allowed = "1m-24h")
        @DefaultValue("8h")
        Duration sessionIdle,

        @Setting(zh = "登录最长有效时间", en = "The longest time a sign-in lasts", allowed = "1h-30d") @DefaultValue("7d")
        Duration sessionLongest) {

    public AccessSettings {
        SettingException.require(
                between(sessionIdle, Duration.ofMinutes(1), Duration.ofHours(24)),
                "qingshan.access.session-idle",
                sessionIdle);
        SettingException.require(
                between(sessionLongest, Duration.ofHours(1), Duration.ofDays(30)),
                "qingshan.access.session-longest",
                sessionLongest);
    }

    private static boolean between(Duration value, Duration least, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }
}
