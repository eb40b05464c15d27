/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.message;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.Suffix;
import org.qingshan.hj212.Value;

/** Instruments: 3011 to 3024. */
public sealed interface InstrumentMessage extends Message {
    /** What an instrument is told to do. */
    enum Action {
        /** Zero and span calibration. */
        CALIBRATE("3011"),
        SAMPLE_NOW("3012"),
        /** Clean or blow back; in 2005 operate the equipment. */
        CLEAN("3013"),
        /** Since 2017; 2005 sets sampling times with this code. */
        COMPARISON_SAMPLE("3014"),
        /** 2025. */
        KEEP_SAMPLE_NOW("3022"),
        /** 2025. */
        STANDARD_CHECK("3024");

        private final String cn;

        Action(String cn) {
            this.cn = cn;
        }

        static Action ofCn(String cn) {
            return Arrays.stream(values())
                    .filter(a -> a.cn.equals(cn))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * Host to device.
     *
     * @param calibrationType 2025: 0 or 1, else null
     */
    record Act(
            Action action, @Nullable String polId, @Nullable String calibrationType) implements InstrumentMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of(action.cn).with("PolId", polId).with("CalibrationType", calibrationType);
        }
    }

    /** 3014 of 2005: the hours at which to sample. */
    record SetSamplingTimes(String polId, List<String> hours) implements InstrumentMessage {
        public SetSamplingTimes {
            hours = List.copyOf(hours);
        }

        @Override
        public Body body(Edition edition) {
            Body body = Body.of("3014").with("PolId", polId);
            for (String hour : hours) {
                body = body.with("CTime", hour);
            }
            return body;
        }
    }

    /** 3015, host to device: keep a sample when the limit is exceeded. */
    record KeepSample() implements InstrumentMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("3015");
        }
    }

    /**
     * 3015, device to host.
     *
     * @param vaseNo number of the bottle, 1 to 99
     */
    record SampleKept(LocalDateTime dataTime, int vaseNo) implements InstrumentMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("3015").at(dataTime).with("VaseNo", vaseNo);
        }
    }

    /** 3017, host to device. */
    record ReadSamplingCycle(String polId) implements InstrumentMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("3017").with("PolId", polId);
        }
    }

    /**
     * 3017, device to host.
     *
     * @param startTime hhmmss
     * @param cycleHours 1 to 24
     */
    record SamplingCycle(String polId, String startTime, int cycleHours) implements InstrumentMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("3017")
                    .with("PolId", polId)
                    .with("CstartTime", startTime)
                    .with("CTime", cycleHours);
        }
    }

    /**
     * 3016.
     *
     * @param startTime hhmmss
     * @param cycleHours 1 to 24
     */
    record SetSamplingCycle(String polId, String startTime, int cycleHours) implements InstrumentMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("3016")
                    .with("PolId", polId)
                    .with("CstartTime", startTime)
                    .with("CTime", cycleHours);
        }
    }

    /** 3018, host to device. */
    record ReadSamplingDelay(String polId) implements InstrumentMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("3018").with("PolId", polId);
        }
    }

    /**
     * 3018, device to host.
     *
     * @param minutes from sampling to the value, 1 to 120
     */
    record SamplingDelay(String polId, int minutes) implements InstrumentMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("3018").with("PolId", polId).with("Stime", minutes);
        }
    }

    /** 3019, host to device. */
    record ReadIdentity(String polId) implements InstrumentMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("3019").with("PolId", polId);
        }
    }

    /** 3019, device to host, also unasked after an instrument was exchanged. */
    record Identity(@Nullable LocalDateTime dataTime, String polId, String serial) implements InstrumentMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("3019")
                    .at(dataTime)
                    .with("PolId", polId)
                    .with(List.of(FactorItem.of(polId, Value.of(Suffix.SN, serial))));
        }
    }

    /** 3020, host to device. */
    record ReadInformation(
            @Nullable String polId,
            String infoId,
            @Nullable LocalDateTime begin,
            @Nullable LocalDateTime end) implements InstrumentMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("3020")
                    .with("PolId", polId)
                    .with("InfoId", infoId)
                    .with("BeginTime", begin)
                    .with("EndTime", end);
        }
    }

    /** 3020, device to host, also unasked on a change: logs, states, parameters. */
    record Information(
            @Nullable LocalDateTime dataTime, @Nullable String polId, List<FactorItem> infos)
            implements InstrumentMessage {
        public Information {
            infos = List.copyOf(infos);
        }

        @Override
        public Body body(Edition edition) {
            return Body.of("3020").at(dataTime).with("PolId", polId).with(infos);
        }
    }

    /** 3021. */
    record SetParameter(@Nullable String polId, String infoId, String value) implements InstrumentMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("3021")
                    .with("PolId", polId)
                    .with("InfoId", infoId)
                    .with(List.of(FactorItem.of(infoId, Value.of(Suffix.INFO, value))));
        }
    }

    static InstrumentMessage read(String cn, Fields fields) {
        return switch (cn) {
            case "3014" ->
                fields.edition() == Edition.HJT_2005
                        ? new SetSamplingTimes(fields.required("PolId"), fields.all("CTime"))
                        : act(cn, fields);
            case "3015" ->
                fields.has("VaseNo")
                        ? new SampleKept(fields.dataTime(), fields.number("VaseNo", 1, 99))
                        : new KeepSample();
            case "3016" -> new SetSamplingCycle(fields.required("PolId"), fields.required("CstartTime"), cycle(fields));
            case "3017" ->
                fields.has("CstartTime")
                        ? new SamplingCycle(fields.required("PolId"), fields.required("CstartTime"), cycle(fields))
                        : new ReadSamplingCycle(fields.required("PolId"));
            case "3018" ->
                fields.has("Stime")
                        ? new SamplingDelay(fields.required("PolId"), fields.number("Stime", 1, 120))
                        : new ReadSamplingDelay(fields.required("PolId"));
            case "3019" ->
                fields.factors().isEmpty()
                        ? new ReadIdentity(fields.required("PolId"))
                        : new Identity(
                                fields.optionalDataTime(), fields.required("PolId"), fields.onlyValue(Suffix.SN));
            case "3020" -> information(fields);
            case "3021" ->
                new SetParameter(fields.optional("PolId"), fields.required("InfoId"), fields.onlyValue(Suffix.INFO));
            default -> act(cn, fields);
        };
    }

    private static Act act(String cn, Fields fields) {
        return new Act(Action.ofCn(cn), fields.optional("PolId"), fields.optional("CalibrationType"));
    }

    private static int cycle(Fields fields) {
        return fields.number(fields.has("CTime") ? "CTime" : "Ctime", 1, 24);
    }

    private static InstrumentMessage information(Fields fields) {
        return fields.factors().isEmpty()
                ? new ReadInformation(
                        fields.optional("PolId"),
                        fields.required("InfoId"),
                        fields.optionalTime("BeginTime"),
                        fields.optionalTime("EndTime"))
                : new Information(fields.optionalDataTime(), fields.optional("PolId"), fields.factors());
    }
}
