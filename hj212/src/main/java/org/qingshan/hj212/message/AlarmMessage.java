/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.message;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.FactorItem;

/** Alarms and reporting of HJ/T 212-2005 only: 1001, 1021 to 1042, 2071, 2072. */
public sealed interface AlarmMessage extends Message {
    /** 1001: how long a limit may be exceeded before an alarm. */
    record SetWarnTime(String warnTime) implements AlarmMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("1001").with("WarnTime", warnTime);
        }
    }

    /** 1021, host to device. */
    record ReadLimits(List<String> polIds) implements AlarmMessage {
        public ReadLimits {
            polIds = List.copyOf(polIds);
        }

        @Override
        public Body body(Edition edition) {
            Body body = Body.of("1021");
            for (String polId : polIds) {
                body = body.with("PolId", polId);
            }
            return body;
        }
    }

    /** 1021, device to host: {@code -LowValue} and {@code -UpValue} by factor. */
    record Limits(List<FactorItem> factors) implements AlarmMessage {
        public Limits {
            factors = List.copyOf(factors);
        }

        @Override
        public Body body(Edition edition) {
            return Body.of("1021").with(factors);
        }
    }

    /** 1022. */
    record SetLimits(List<FactorItem> factors) implements AlarmMessage {
        public SetLimits {
            factors = List.copyOf(factors);
        }

        @Override
        public Body body(Edition edition) {
            return Body.of("1022").with(factors);
        }
    }

    /** 1031, host to device. */
    record ReadTarget() implements AlarmMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("1031");
        }
    }

    /**
     * 1031, device to host, or 1032, host to device.
     *
     * @param setting whether it sets the target
     */
    record Target(boolean setting, String alarmTarget) implements AlarmMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of(setting ? "1032" : "1031").with("AlarmTarget", alarmTarget);
        }
    }

    /** 1041, host to device. */
    record ReadReportTime() implements AlarmMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("1041");
        }
    }

    /**
     * 1041, device to host, or 1042, host to device.
     *
     * @param setting whether it sets the time
     */
    record ReportTime(boolean setting, String reportTime) implements AlarmMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of(setting ? "1042" : "1041").with("ReportTime", reportTime);
        }
    }

    /** 2071, host to device. */
    record RequestAlarms(LocalDateTime begin, LocalDateTime end) implements AlarmMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("2071").with("BeginTime", begin).with("EndTime", end);
        }
    }

    /** 2071 (history) or 2072 (as it happens), device to host. */
    record Alarm(
            boolean history,
            @Nullable LocalDateTime dataTime,
            LocalDateTime alarmTime,
            @Nullable String alarmType,
            List<FactorItem> factors)
            implements AlarmMessage {
        public Alarm {
            factors = List.copyOf(factors);
        }

        @Override
        public Body body(Edition edition) {
            return Body.of(history ? "2071" : "2072")
                    .at(dataTime)
                    .with("AlarmTime", alarmTime)
                    .with("AlarmType", alarmType)
                    .with(factors);
        }
    }

    static AlarmMessage read(String cn, Fields fields) {
        return switch (cn) {
            case "1001" -> new SetWarnTime(fields.required("WarnTime"));
            case "1021" ->
                fields.factors().isEmpty() ? new ReadLimits(fields.all("PolId")) : new Limits(fields.factors());
            case "1022" -> new SetLimits(fields.factors());
            case "1031" -> fields.isEmpty() ? new ReadTarget() : new Target(false, fields.required("AlarmTarget"));
            case "1032" -> new Target(true, fields.required("AlarmTarget"));
            case "1041" ->
                fields.isEmpty() ? new ReadReportTime() : new ReportTime(false, fields.required("ReportTime"));
            case "1042" -> new ReportTime(true, fields.required("ReportTime"));
            case "2071" ->
                fields.has("BeginTime")
                        ? new RequestAlarms(fields.time("BeginTime"), fields.time("EndTime"))
                        : alarm(true, fields);
            default -> alarm(false, fields);
        };
    }

    private static Alarm alarm(boolean history, Fields fields) {
        return new Alarm(
                history,
                fields.optionalDataTime(),
                fields.time("AlarmTime"),
                fields.optional("AlarmType"),
                fields.factors());
    }
}
