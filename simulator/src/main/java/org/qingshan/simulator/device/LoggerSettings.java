/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** What the host can change in a logger. Owned by the logger's own thread. */
final class LoggerSettings {

    static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private String password;
    private int realtimeSeconds;
    private int minuteMinutes;
    private Duration clockOffset;
    private int timeoutSeconds;
    private int retries = 3;
    private boolean realtimeOn = true;
    private final Map<String, String> parameters = new HashMap<>();

    LoggerSettings(LoggerProfile profile, int timeoutSeconds) {
        this.password = profile.password();
        this.realtimeSeconds = profile.realtimeSeconds();
        this.minuteMinutes = profile.minuteMinutes();
        this.clockOffset = profile.clockOffset();
        this.timeoutSeconds = timeoutSeconds;
    }

    String password() {
        return password;
    }

    void setPassword(String newPassword) {
        password = newPassword;
    }

    int realtimeSeconds() {
        return realtimeSeconds;
    }

    void setRealtimeSeconds(int seconds) {
        realtimeSeconds = seconds;
    }

    int minuteMinutes() {
        return minuteMinutes;
    }

    void setMinuteMinutes(int minutes) {
        minuteMinutes = minutes;
    }

    boolean isRealtimeOn() {
        return realtimeOn && realtimeSeconds > 0;
    }

    void setRealtimeOn(boolean on) {
        realtimeOn = on;
    }

    int timeoutSeconds() {
        return timeoutSeconds;
    }

    int retries() {
        return retries;
    }

    void setPatience(int seconds, int times) {
        timeoutSeconds = seconds;
        retries = times;
    }

    /** What the logger's own clock shows. */
    LocalDateTime clock(Instant trueTime) {
        return LocalDateTime.ofInstant(trueTime.plus(clockOffset), BEIJING);
    }

    /** The true time at which the logger's clock shows something. */
    Instant trueTime(LocalDateTime shown) {
        return shown.toInstant(BEIJING).minus(clockOffset);
    }

    void setClock(LocalDateTime shown, Instant trueTime) {
        clockOffset = Duration.between(trueTime, shown.toInstant(BEIJING));
    }

    Map<String, String> parameters() {
        return parameters;
    }
}
