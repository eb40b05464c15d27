/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.qingshan.hj212.Command;
import org.qingshan.hj212.DeviceProfile;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.Frame;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.PacketParser;
import org.qingshan.hj212.message.Messages;
import org.qingshan.hj212.message.Reading;

class CommandKindTest {

    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
    /** 2063 of 2025 is named by one implementation, without a meaning. */
    @ParameterizedTest
    @EnumSource
    void everyCommandThatAHostOfTheEditionMayGiveIsOfferedOnce(Edition edition) {
        List<String> ofTheTable = org.qingshan.hj212.Commands.list(edition).stream()
                .filter(command -> command.direction() != Command.Direction.UP)
                .filter(command -> command.kind() != Command.Kind.REPLY)
                .map(Command::cn)
                .filter(cn -> edition != Edition.HJ_2025 || !cn.equals("2063"))
                .toList();
        List<String> offered = CommandExamples.listKnown(edition).stream()
                .map(CommandKind::command)
                .toList();

        assertThat(offered).doesNotHaveDuplicates().containsAll(ofTheTable);
    }

    @ParameterizedTest
    @CsvSource({
        "SET_KEY,            2025",
        "ASSIGN_MN,          2025",
        "READ_STATION_CLOCK, 1404",
        "RECOVER_SPIKE,      1404",
        "SET_WARN_TIME,      2005",
        "SET_SAMPLING_TIMES, 2005",
        "COMPARE,            2017 2025 1404",
        "SET_PARAMETER,      2017 2025 1404",
        "FETCH_STANDARD_CHECKS, 2025 1404",
        "CALIBRATE,          2005 2017 2025 1404"
    })
    void isKnownToTheEditionsInWhoseTablesItMeansThis(CommandKind kind, String editions) {
        assertThat(Arrays.stream(Edition.values()).filter(kind::isKnownTo).map(Edition::code))
                .containsExactly(editions.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "2017, 0,    false",
        "2017, 00,   false",
        "2017, 1,    true",
        "2017, 3600, true",
        "2017, 3601, false",
        "1404, 0,    false",
        "1404, 1440, true",
        "1404, 1441, false"
    })
    void anIntervalIsOneThatTheRegistryCanKeep(String edition, String interval, boolean fits) {
        var given = Map.of("RtdInterval", interval);
        assertThat(CommandKind.SET_REALTIME_INTERVAL
                        .wrongParameters(given, Edition.findByCode(edition).orElseThrow())
                        .isEmpty())
                .isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "20260701000000, 20260701000000, true",
        "20260701000000, 20260702000000, true",
        "20260701000000, 20260630230000, false"
    })
    void aPeriodDoesNotEndBeforeItBegins(String begin, String end, boolean fits) {
        List<String> wrong =
                CommandKind.FETCH_HOURS.wrongParameters(Map.of("BeginTime", begin, "EndTime", end), Edition.HJ_2017);
        assertThat(wrong).isEqualTo(fits ? List.of() : List.of("EndTime"));
    }

    @ParameterizedTest
    @EnumSource
    void theCodecUnderstandsEveryCommandAsTheEditionHasIt(Edition edition) {
        for (CommandKind kind : CommandExamples.listKnown(edition)) {
            Packet packet = packet(kind, CommandExamples.of(kind, edition), edition);
            assertThat(packet.cn()).isEqualTo(kind.command());
            assertThat(Messages.read(packet)).as("%s %s", edition, kind).isInstanceOf(Reading.Understood.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SET_PARAMETER      | 2017 | PolId=a21026;InfoId=i13004;Info=168.0 | PolId=a21026;InfoId=i13004;i13004-Info=168.0
            ASSIGN_MN          | 2025 | MN=0102AB                             | i23005-Info=0102AB
            SET_ALARM_LIMITS   | 2005 | UpValue=9.9;PolId=101;LowValue=1.1    | 101-LowValue=1.1,101-UpValue=9.9
            READ_ALARM_LIMITS  | 2005 | PolId=101,102                         | PolId=101;PolId=102
            SET_SAMPLING_TIMES | 2005 | PolId=101;CTime=04,10                 | PolId=101,CTime=04,CTime=10
            SET_PASSWORD       | 2005 | NewPW=654321                          | PW=654321
            SET_STATION_CLOCK  | 1404 | SystemTime=20260701080001             | SystemTime=20260701080001
            RECOVER_SPIKE      | 1404 | Volume=1.5;PolId=w21003               | PolId=w21003;Volume=1.5
            """)
    void isWrittenAsTheStandardHasIt(CommandKind kind, String edition, String given, String area) {
        Map<String, String> parameters = Arrays.stream(given.split(";", -1))
                .map(item -> item.split("=", -1))
                .collect(java.util.stream.Collectors.toMap(item -> item[0], item -> item[1]));

        assertThat(text(kind, parameters, Edition.findByCode(edition).orElseThrow()))
                .contains(";CN=" + kind.command() + ";")
                .contains("CP=&&" + area + "&&");
    }

    @Test
    void namesTheParametersThatAreWrong() {
        assertThat(CommandKind.FETCH_HOURS.wrongParameters(Map.of("BeginTime", "20260701000000", "Foo", "1"), null))
                .containsExactlyInAnyOrder("Foo", "EndTime");
        assertThat(CommandKind.SET_MINUTE_INTERVAL.wrongParameters(Map.of("MinInterval", "7"), null))
                .containsExactly("MinInterval");
        assertThat(CommandKind.SET_CLOCK.wrongParameters(Map.of("SystemTime", "20260230000000"), null))
                .containsExactly("SystemTime");
        assertThat(CommandKind.SET_PARAMETER.wrongParameters(
                        Map.of("InfoId", "i13004", "Info", "1&&CN=1"), Edition.HJ_2017))
                .containsExactly("Info");
    }

    @Test
    void someParametersDependOnTheEdition() {
        Map<String, String> calibration = Map.of("PolId", "a21026", "CalibrationType", "1");
        assertThat(CommandKind.CALIBRATE.wrongParameters(calibration, Edition.HJ_2025))
                .isEmpty();
        assertThat(CommandKind.CALIBRATE.wrongParameters(calibration, Edition.HJ_2017))
                .containsExactly("CalibrationType");
        assertThat(CommandKind.SET_CLOCK.wrongParameters(Map.of(), Edition.HJ_2025))
                .isEmpty();
        assertThat(CommandKind.SET_CLOCK.wrongParameters(Map.of(), Edition.HJ_1404))
                .containsExactly("PolId");
    }

    private static String text(CommandKind kind, Map<String, String> parameters, Edition edition) {
        var command = new OpenCommand(1, 1, kind, parameters, "person", NOW);
        command.qn = "20260701080000001";
        return new String(
                CommandPacket.encode(command, new CommandPacket.Address("M1", "123456", edition, "31"), NOW),
                StandardCharsets.UTF_8);
    }

    private static Packet packet(CommandKind kind, Map<String, String> parameters, Edition edition) {
        byte[] wire = text(kind, parameters, edition).getBytes(StandardCharsets.UTF_8);
        return new PacketParser(_ -> DeviceProfile.of(edition)).parse(Frame.of(wire));
    }
}
