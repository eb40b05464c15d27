/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.message;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.Param;

/** Surface-water stations (HJ 1404-2024 as one maker implements it): 1014, 1015, 3040 to 3086. */
public sealed interface StationMessage extends Message {
    /** What a station or one of its instruments is told to do, and the parameter it takes, if any. */
    enum Action {
        SET_RUN_MODE("3042", "RunMode"),
        RESTART_COMPUTER("3043", ""),
        START_RUN("3044", ""),
        STOP("3045", ""),
        QUALITY_CONTROL("3046", ""),
        CLEAR_ALARM("3047", ""),
        CLEAN_SYSTEM("3048", ""),
        CLEAN_OUTER_PIPE("3049", ""),
        CLEAN_INNER_PIPE("3050", ""),
        CLEAN_SETTLING_TANK("3051", ""),
        REMOVE_ALGAE("3052", ""),
        CLEAN_FIVE_PARAMETER_POOL("3053", ""),
        CLEAN_FILTER("3054", ""),
        SET_SETTLING_TIME("3055", "SandTime"),
        SET_RUN_INTERVAL("3056", "RunInterval"),
        SET_PUMP_STATE("3057", "PumpState"),
        SET_STEP_1("3060", "Time"),
        SET_STEP_2("3061", "Time"),
        SET_STEP_3("3062", "Time"),
        SET_STEP_4("3063", "Time"),
        SET_STEP_5("3064", "Time"),
        SET_STEP_6("3065", "Time"),
        SET_STEP_7("3066", "Time"),
        STANDARD_CHECK("3080", ""),
        SPIKE_RECOVERY("3081", "Volume"),
        PARALLEL_SAMPLE("3082", ""),
        ZERO_CHECK("3083", ""),
        SPAN_CHECK("3084", ""),
        BLANK_CALIBRATION("3085", ""),
        STANDARD_CALIBRATION("3086", "");

        private final String cn;
        private final String field;

        Action(String cn, String field) {
            this.cn = cn;
            this.field = field;
        }

        public String cn() {
            return cn;
        }

        /** Name of the parameter that goes with it, or empty. */
        public String field() {
            return field;
        }

        static Action ofCn(String cn) {
            return Arrays.stream(values())
                    .filter(a -> a.cn.equals(cn))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** 1014, host to device: the clock of the station, not of an instrument. */
    record ReadStationClock() implements StationMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("1014");
        }
    }

    /** 1014, device to host. */
    record StationClock(LocalDateTime systemTime) implements StationMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("1014").with("SystemTime", systemTime);
        }
    }

    /** 1015, host to device. */
    record SetStationClock(LocalDateTime systemTime) implements StationMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("1015").with("SystemTime", systemTime);
        }
    }

    /** 3040 (state) or 3041 (environment), host to device. */
    record ReadStation(boolean environment) implements StationMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of(environment ? "3041" : "3040");
        }
    }

    /** 3040 (state) or 3041 (environment), device to host: named values such as RunMode or Temp. */
    record StationReport(boolean environment, @Nullable LocalDateTime dataTime, List<Param> values)
            implements StationMessage {
        public StationReport {
            values = List.copyOf(values);
        }

        @Override
        public Body body(Edition edition) {
            return new Body(environment ? "3041" : "3040", dataTime, values, List.of());
        }
    }

    /**
     * 3042 to 3086, host to device.
     *
     * @param polId the instrument, or w00000 for the station, or null
     */
    record Act(
            Action action, @Nullable String polId, @Nullable String value) implements StationMessage {
        @Override
        public Body body(Edition edition) {
            Body body = Body.of(action.cn).with("PolId", polId);
            return action.field.isEmpty() ? body : body.with(action.field, value);
        }
    }

    static StationMessage read(String cn, Fields fields) {
        return switch (cn) {
            case "1014" ->
                fields.has("SystemTime") ? new StationClock(fields.time("SystemTime")) : new ReadStationClock();
            case "1015" -> new SetStationClock(fields.time("SystemTime"));
            case "3040", "3041" -> {
                boolean environment = cn.equals("3041");
                yield fields.isEmpty()
                        ? new ReadStation(environment)
                        : new StationReport(environment, fields.optionalDataTime(), fields.params());
            }
            default -> {
                Action action = Action.ofCn(cn);
                String value = action.field.isEmpty() ? null : fields.optional(action.field);
                yield new Act(action, fields.optional("PolId"), value);
            }
        };
    }
}
