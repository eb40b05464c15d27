/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.message;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.FactorItem;

/** Measured data: asked for, sent and stopped. */
public sealed interface DataMessage extends Message {
    /** What kind of data; the command code is the same for asking and for sending. */
    enum Kind {
        /** Label = the instant. */
        REALTIME("2011"),
        /** 2025: raw or cycle data. */
        CYCLE("2013"),
        /** Surface water: flow and level. */
        FLOW_LEVEL("2019"),
        /** State of treatment facilities; label = the instant. */
        FACILITY_STATE("2021"),
        /** From here on the label is the start of the period. */
        DAY("2031"),
        FACILITY_RUNTIME("2041"),
        MINUTE("2051"),
        /** 2025: a single noise measurement. */
        NOISE("2052"),
        HOUR("2061"),
        /** Result of a check with a standard sample; the suffixes differ between 2025 and surface water. */
        STANDARD_CHECK("2062"),
        /** Surface water only; the meaning of 2063 in 2025 is not known. */
        SPIKE_RECOVERY("2063"),
        PARALLEL_SAMPLE("2064"),
        ZERO_CHECK("2065"),
        SPAN_CHECK("2066"),
        /** 2025: 5-minute mean of the furnace temperature. */
        FURNACE("2111");

        private final String cn;

        Kind(String cn) {
            this.cn = cn;
        }

        public String cn() {
            return cn;
        }

        static Optional<Kind> findByCn(String cn) {
            return Arrays.stream(values()).filter(k -> k.cn.equals(cn)).findFirst();
        }
    }

    /** 2011 or 2021, host to device: start to send. */
    record StartUpload(Kind kind) implements DataMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of(kind.cn());
        }
    }

    /** 2012 or 2022, host to device: a notification to stop. */
    record StopUpload(Kind kind) implements DataMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of(kind == Kind.FACILITY_STATE ? "2022" : "2012");
        }
    }

    /** Host to device: send history. Both ends are starts of periods; one hour has equal ends. */
    record RequestHistory(Kind kind, LocalDateTime begin, LocalDateTime end) implements DataMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of(kind.cn()).with("BeginTime", begin).with("EndTime", end);
        }
    }

    /** Device to host. */
    record Upload(Kind kind, LocalDateTime dataTime, boolean supplementary, List<FactorItem> factors)
            implements DataMessage {
        public Upload {
            factors = List.copyOf(factors);
        }

        @Override
        public Body body(Edition edition) {
            return Body.of(kind.cn()).at(dataTime).with(factors);
        }
    }

    /** 2081, device to host. */
    record LoggerStarted(LocalDateTime dataTime, LocalDateTime restartTime) implements DataMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("2081").at(dataTime).with("RestartTime", restartTime);
        }
    }

    static DataMessage read(String cn, Fields fields) {
        return switch (cn) {
            case "2012" -> new StopUpload(Kind.REALTIME);
            case "2022" -> new StopUpload(Kind.FACILITY_STATE);
            case "2081" -> new LoggerStarted(fields.dataTime(), fields.time("RestartTime"));
            default -> data(Kind.findByCn(cn).orElseThrow(), fields);
        };
    }

    private static DataMessage data(Kind kind, Fields fields) {
        if (fields.has("BeginTime") || fields.has("EndTime")) {
            return new RequestHistory(kind, fields.time("BeginTime"), fields.time("EndTime"));
        }
        return fields.isEmpty()
                ? new StartUpload(kind)
                : new Upload(kind, fields.dataTime(), fields.rf(), fields.factors());
    }
}
