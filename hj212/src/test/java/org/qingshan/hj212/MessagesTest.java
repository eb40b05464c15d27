/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qingshan.hj212.Edition.HJT_2005;
import static org.qingshan.hj212.Edition.HJ_1404;
import static org.qingshan.hj212.Edition.HJ_2017;
import static org.qingshan.hj212.Edition.HJ_2025;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingshan.hj212.message.AlarmMessage;
import org.qingshan.hj212.message.ClockMessage;
import org.qingshan.hj212.message.DataMessage;
import org.qingshan.hj212.message.DataMessage.Kind;
import org.qingshan.hj212.message.InstrumentMessage;
import org.qingshan.hj212.message.LoggerMessage;
import org.qingshan.hj212.message.Message;
import org.qingshan.hj212.message.Messages;
import org.qingshan.hj212.message.Reading;
import org.qingshan.hj212.message.ReplyMessage;
import org.qingshan.hj212.message.SettingMessage;
import org.qingshan.hj212.message.SettingMessage.Interval;
import org.qingshan.hj212.message.StationMessage;

class MessagesTest {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 23, 10, 0);
    private static final LocalDateTime LATER = TIME.plusHours(2);
    private static final List<FactorItem> COD =
            List.of(FactorItem.of("w01018", Value.of(Suffix.AVG, "23.2"), Value.of(Suffix.FLAG, "N")));
    private static final List<FactorItem> LIMITS =
            List.of(FactorItem.of("011", Value.of(Suffix.LOW_VALUE, "1.1"), Value.of(Suffix.UP_VALUE, "9.9")));
    private static final List<FactorItem> LOG =
            List.of(FactorItem.of("i11001", Value.of(Suffix.INFO, "//消解温度 正常；无报警//")));

    static Stream<Arguments> messages() {
        List<Arguments> all = new ArrayList<>();
        add(all, HJ_2017, modern());
        add(all, HJT_2005, old());
        add(all, HJ_2025, logger());
        add(all, HJ_1404, station());
        return all.stream();
    }

    private static void add(List<Arguments> all, Edition edition, List<Message> messages) {
        messages.forEach(m -> all.add(Arguments.of(edition, m)));
    }

    private static List<Message> modern() {
        List<Message> list = new ArrayList<>(List.of(
                new SettingMessage.SetTimeouts(5, 3),
                new ClockMessage.ReadClock("w01018"),
                new ClockMessage.ReadClock(null),
                new ClockMessage.ClockTime("w01018", TIME),
                new ClockMessage.SetClock(null, TIME),
                new ClockMessage.CalibrationWanted(null),
                new SettingMessage.ReadInterval(Interval.REALTIME),
                new SettingMessage.IntervalValue(Interval.REALTIME, 30),
                new SettingMessage.SetInterval(Interval.REALTIME, 60),
                new SettingMessage.ReadInterval(Interval.MINUTE),
                new SettingMessage.IntervalValue(Interval.MINUTE, 10),
                new SettingMessage.SetInterval(Interval.MINUTE, 5),
                new SettingMessage.SetPassword("654321"),
                new DataMessage.StartUpload(Kind.REALTIME),
                new DataMessage.StartUpload(Kind.FACILITY_STATE),
                new DataMessage.StopUpload(Kind.REALTIME),
                new DataMessage.StopUpload(Kind.FACILITY_STATE),
                new DataMessage.LoggerStarted(TIME, LATER)));
        for (Kind kind : List.of(Kind.DAY, Kind.FACILITY_RUNTIME, Kind.MINUTE, Kind.HOUR)) {
            list.add(new DataMessage.RequestHistory(kind, TIME, LATER));
            list.add(new DataMessage.Upload(kind, TIME, false, COD));
        }
        list.add(new DataMessage.Upload(Kind.REALTIME, TIME, false, COD));
        list.add(new DataMessage.Upload(
                Kind.FACILITY_STATE, TIME, false, List.of(FactorItem.of("SB1", Value.of(Suffix.RS, "1")))));
        for (InstrumentMessage.Action action : List.of(
                InstrumentMessage.Action.CALIBRATE,
                InstrumentMessage.Action.SAMPLE_NOW,
                InstrumentMessage.Action.CLEAN,
                InstrumentMessage.Action.COMPARISON_SAMPLE)) {
            list.add(new InstrumentMessage.Act(action, "w01018", null));
        }
        list.addAll(instrument());
        return list;
    }

    private static List<Message> instrument() {
        return List.of(
                new InstrumentMessage.KeepSample(),
                new InstrumentMessage.SampleKept(TIME, 7),
                new InstrumentMessage.SetSamplingCycle("w01018", "000000", 2),
                new InstrumentMessage.ReadSamplingCycle("w01018"),
                new InstrumentMessage.SamplingCycle("w01018", "003000", 4),
                new InstrumentMessage.ReadSamplingDelay("w01018"),
                new InstrumentMessage.SamplingDelay("w01018", 40),
                new InstrumentMessage.ReadIdentity("w01018"),
                new InstrumentMessage.Identity(TIME, "w01018", "010000A8900016F000169DC0"),
                new InstrumentMessage.ReadInformation("w01018", "i11001", TIME, LATER),
                new InstrumentMessage.Information(TIME, "w01018", LOG),
                new InstrumentMessage.SetParameter("w01018", "i13004", "168.0"),
                new ReplyMessage.RequestAck(null, 1, RequestResult.ACCEPTED),
                new ReplyMessage.RequestAck(null, 77, null),
                new ReplyMessage.Executed(null, 100, ExecutionResult.NO_DATA),
                new ReplyMessage.NotificationAck(null),
                new ReplyMessage.DataAck(null, null, null, null));
    }

    private static List<Message> old() {
        return List.of(
                new SettingMessage.SetPassword("654321"),
                new AlarmMessage.SetWarnTime("5"),
                new AlarmMessage.ReadLimits(List.of("101", "102")),
                new AlarmMessage.Limits(LIMITS),
                new AlarmMessage.SetLimits(LIMITS),
                new AlarmMessage.ReadTarget(),
                new AlarmMessage.Target(false, "13800000000"),
                new AlarmMessage.Target(true, "13800000000"),
                new AlarmMessage.ReadReportTime(),
                new AlarmMessage.ReportTime(false, "0830"),
                new AlarmMessage.ReportTime(true, "0830"),
                new AlarmMessage.RequestAlarms(TIME, LATER),
                new AlarmMessage.Alarm(true, TIME, LATER, "1", LIMITS),
                new AlarmMessage.Alarm(false, null, LATER, "0", LIMITS),
                new InstrumentMessage.SetSamplingTimes("101", List.of("04", "10", "14")),
                new ReplyMessage.Executed("20261123100000000", 1, ExecutionResult.DONE),
                new ReplyMessage.DataAck("20261123100000000", "2061", "2", "1"));
    }

    private static List<Message> logger() {
        return List.of(
                new LoggerMessage.HardwareIdentity(List.of(FactorItem.of("i23006", Value.of(Suffix.INFO, "C0FFEE")))),
                new LoggerMessage.AssignMn("010000A8900016F000169DC0"),
                new LoggerMessage.RequestKey("20261123100000"),
                new LoggerMessage.IssueKey("20261123100000", "0123456789abcdef"),
                new LoggerMessage.Heartbeat(),
                new DataMessage.Upload(Kind.CYCLE, TIME, true, COD),
                new DataMessage.Upload(Kind.NOISE, TIME, false, COD),
                new DataMessage.Upload(Kind.STANDARD_CHECK, TIME, false, COD),
                new DataMessage.Upload(Kind.FURNACE, TIME, false, COD),
                new InstrumentMessage.Act(InstrumentMessage.Action.CALIBRATE, "a21026", "1"),
                new InstrumentMessage.Act(InstrumentMessage.Action.KEEP_SAMPLE_NOW, "w01018", null),
                new InstrumentMessage.Act(InstrumentMessage.Action.STANDARD_CHECK, "w01018", null));
    }

    private static List<Message> station() {
        List<Message> list = new ArrayList<>(List.of(
                new StationMessage.ReadStationClock(),
                new StationMessage.StationClock(TIME),
                new StationMessage.SetStationClock(TIME),
                new StationMessage.ReadStation(false),
                new StationMessage.StationReport(false, TIME, List.of(new Param("RunMode", "1"))),
                new StationMessage.ReadStation(true),
                new StationMessage.StationReport(true, null, List.of(new Param("Temp", "21.5"))),
                new LoggerMessage.Heartbeat(),
                new DataMessage.Upload(Kind.FLOW_LEVEL, TIME, false, COD)));
        for (Kind kind : List.of(
                Kind.STANDARD_CHECK, Kind.SPIKE_RECOVERY, Kind.PARALLEL_SAMPLE, Kind.ZERO_CHECK, Kind.SPAN_CHECK)) {
            list.add(new DataMessage.Upload(kind, TIME, false, COD));
        }
        for (StationMessage.Action action : StationMessage.Action.values()) {
            list.add(new StationMessage.Act(action, "w00000", action.field().isEmpty() ? null : "3"));
        }
        return list;
    }

    @ParameterizedTest
    @MethodSource("messages")
    void comeBackAsTheyWereSent(Edition edition, Message message) {
        assertThat(Messages.read(sent(edition, message))).isEqualTo(new Reading.Understood(message));
    }

    private static Packet sent(Edition edition, Message message) {
        OutgoingPacket packet = Messages.write(message, edition)
                .qn("20261123100000123")
                .st("32")
                .pw("123456")
                .mn("010000A8900016F000169DC1")
                .build();
        Packet read = new PacketParser(DeviceProfiles.always(DeviceProfile.of(edition)))
                .parse(Frame.of(PacketEncoder.encode(packet)));
        assertThat(read.accepted()).as(read.problems().toString()).isTrue();
        return read;
    }

    @Test
    void coverEveryCommandOfEveryEdition() {
        Set<String> covered = messages()
                .map(a -> {
                    Edition edition = (Edition) a.get()[0];
                    return Commands.find(
                                    edition,
                                    ((Message) a.get()[1]).body(edition).cn())
                            .map(c -> c.edition().code() + " " + c.cn())
                            .orElseThrow();
                })
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> shared = Commands.list(HJ_2017).stream().map(Command::cn).toList();
        Set<String> missing = Arrays.stream(Edition.values())
                .flatMap(e -> Commands.list(e).stream())
                .filter(c -> !(c.edition() == HJT_2005 && shared.contains(c.cn())))
                .map(c -> c.edition().code() + " " + c.cn())
                .filter(c -> !covered.contains(c))
                .collect(Collectors.toCollection(TreeSet::new));
        // The meaning of 2063 in 2025 is not known; 9021 and 9022 are logins of makers. They are refused.
        assertThat(missing).containsExactlyInAnyOrder("2025 2063", "2005 9021", "2005 9022");
    }

    @Test
    void refuseWhatTheEditionDoesNotDefine() {
        assertThat(refusal(HJ_2025, "CN=2063", "DataTime=20261123100000;w01018-Avg=1"))
                .isEqualTo(ProblemCode.MESSAGE_NOT_DEFINED);
        assertThat(refusal(HJ_2017, "CN=8123", "")).isEqualTo(ProblemCode.MESSAGE_UNKNOWN);
        assertThat(refusal(HJ_2017, "CN=1062", "")).isEqualTo(ProblemCode.MESSAGE_FIELD_MISSING);
        assertThat(refusal(HJ_2017, "CN=1062", "RtdInterval=often")).isEqualTo(ProblemCode.MESSAGE_FIELD_UNUSABLE);
        assertThat(refusal(HJ_2017, "CN=1012", "SystemTime=20260230000000"))
                .isEqualTo(ProblemCode.MESSAGE_FIELD_UNUSABLE);
        assertThatThrownBy(() -> Messages.write(new LoggerMessage.Heartbeat(), HJ_2017))
                .hasMessageContaining("9015")
                .hasMessageContaining("Maybe");
    }

    private static ProblemCode refusal(Edition edition, String cn, String area) {
        String segment = "QN=20261123100000123;ST=32;" + cn + ";PW=123456;MN=010000A8900016F000169DC1;Flag="
                + edition.flag(true, false) + ";CP=&&" + area + "&&";
        byte[] wire = PacketEncoder.frame(segment.getBytes(StandardCharsets.UTF_8), CrcVariant.STANDARD);
        Reading reading = Messages.read(PacketParser.parseAll(wire).getFirst());
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).problem().code();
    }

    @Test
    void hideSecrets() {
        assertThat(new SettingMessage.SetPassword("654321")).asString().doesNotContain("654321");
        assertThat(new LoggerMessage.IssueKey(null, "topsecret")).asString().doesNotContain("topsecret");
    }
}
