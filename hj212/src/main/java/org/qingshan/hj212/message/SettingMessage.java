/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.message;

import org.qingshan.hj212.Edition;

/** Settings of the logger: 1000, 1061 to 1064, 1072. */
public sealed interface SettingMessage extends Message {
    /** Which interval. */
    enum Interval {
        /** Seconds, 30 to 3600; minutes at surface-water stations. */
        REALTIME("1061", "1062", "RtdInterval", 9999),
        /** Minutes: 1, 2, 3, 4, 5, 6, 10, 12, 15, 20 or 30. */
        MINUTE("1063", "1064", "MinInterval", 99);

        private final String reading;
        private final String setting;
        private final String field;
        private final int most;

        Interval(String reading, String setting, String field, int most) {
            this.reading = reading;
            this.setting = setting;
            this.field = field;
            this.most = most;
        }
    }

    /** 1000: seconds to wait and how often to send again. */
    record SetTimeouts(int overTimeSeconds, int resends) implements SettingMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("1000").with("OverTime", overTimeSeconds).with("ReCount", resends);
        }
    }

    /** 1061 or 1063, host to device. */
    record ReadInterval(Interval interval) implements SettingMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of(interval.reading);
        }
    }

    /** 1061 or 1063, device to host. */
    record IntervalValue(Interval interval, int value) implements SettingMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of(interval.reading).with(interval.field, value);
        }
    }

    /** 1062 or 1064. */
    record SetInterval(Interval interval, int value) implements SettingMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of(interval.setting).with(interval.field, value);
        }
    }

    /** 1072; the exchange itself still uses the old password. 2005 calls the field PW. */
    record SetPassword(String newPassword) implements SettingMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("1072").with(edition == Edition.HJT_2005 ? "PW" : "NewPW", newPassword);
        }

        @Override
        public String toString() {
            return "SetPassword[hidden]";
        }
    }

    static SettingMessage read(String cn, Fields fields) {
        return switch (cn) {
            case "1000" -> new SetTimeouts(fields.number("OverTime", 1, 99_999), fields.number("ReCount", 1, 99));
            case "1061" -> interval(Interval.REALTIME, fields);
            case "1062" -> set(Interval.REALTIME, fields);
            case "1063" -> interval(Interval.MINUTE, fields);
            case "1064" -> set(Interval.MINUTE, fields);
            default -> new SetPassword(fields.required(fields.has("NewPW") ? "NewPW" : "PW"));
        };
    }

    private static SettingMessage interval(Interval interval, Fields fields) {
        return fields.has(interval.field)
                ? new IntervalValue(interval, fields.number(interval.field, 1, interval.most))
                : new ReadInterval(interval);
    }

    private static SettingMessage set(Interval interval, Fields fields) {
        return new SetInterval(interval, fields.number(interval.field, 1, interval.most));
    }
}
