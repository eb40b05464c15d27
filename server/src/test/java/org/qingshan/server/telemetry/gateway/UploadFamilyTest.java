/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.fixture.Packets;
import org.springframework.context.annotation.Import;

/** Every upload and notification of a device in every edition: its answer, and the row that is kept of it. */
@ServerTest
@Import({RegistryCity.class, RegisteredSender.class})
class UploadFamilyTest {

    private static final String QN = "20260701080000001";

    private final RegistryCity city;
    private final RegisteredSender sender;
    private final SettableClock clock;
    private String x = "";
    private Instant hour = Instant.EPOCH;

    UploadFamilyTest(RegistryCity city, RegisteredSender sender, SettableClock clock) {
        this.city = city;
        this.sender = sender;
        this.clock = clock;
    }

    @BeforeEach
    void aCity() {
        x = city.found();
        city.fill(x);
        hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    }

    /** Kinds: 2 minute, 3 hour, 4 day, 5 facility state, 6 facility run time, 9 what is kept without aggregation. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '"', textBlock = """
            2005 ! 32 ! 2021 ! SB1-RS=1;SB2-RS=0                                          ! 5 ! SB1-RS,SB2-RS | 1,0 | N | -
            2005 ! 32 ! 2031 ! 011-Avg=40.10,011-Max=52                                   ! 4 ! 011-Avg,011-Max | 40.10,52 | N | -
            2005 ! 32 ! 2041 ! SB1-RT=1.1;SB2-RT=2.1                                      ! 6 ! SB1-RT,SB2-RT | 1.1,2.1 | N | -
            2005 ! 32 ! 2051 ! 011-Avg=40.10                                              ! 2 ! 011-Avg | 40.10 | N | -
            2005 ! 32 ! 2061 ! 011-Avg=40.10                                              ! 3 ! 011-Avg | 40.10 | N | -
            2005 ! 32 ! 2071 ! AlarmTime=20260701080000;AlarmType=1;011-Ala=150.0         ! 9 ! AlarmTime,AlarmType,011-Ala | -,-,150.0 | N | 0,20260701080000,1,1
            2005 ! 32 ! 2072 ! AlarmTime=20260701080000;AlarmType=0;011-Ala=99.5          ! 9 ! AlarmTime,AlarmType,011-Ala | -,-,99.5 | N | 0,20260701080000,1,0
            2017 ! 32 ! 2021 ! SB1-RS=1;SB2-RS=0                                          ! 5 ! SB1-RS,SB2-RS | 1,0 | N | -
            2017 ! 31 ! 2031 ! a21026-Cou=3.40,a21026-Avg=12.0,a21026-Flag=D              ! 4 ! a21026-Cou,a21026-Avg,a21026-Flag | 3.40,12.0 | D | -
            2017 ! 32 ! 2041 ! SB1-RT=1.1;SB2-RT=2.1                                      ! 6 ! SB1-RT,SB2-RT | 1.1,2.1 | N | -
            2017 ! 31 ! 2051 ! a21026-Min=1,a21026-Avg=2.50,a21026-Max=4,a21026-Flag=N    ! 2 ! a21026-Min,a21026-Avg,a21026-Max,a21026-Flag | 1,2.50,4 | N | -
            2017 ! 31 ! 2061 ! a21026-Avg=12.0,a21026-ZsAvg=15.00,a21026-Flag=M           ! 3 ! a21026-Avg,a21026-ZsAvg,a21026-Flag | 12.0,15.00 | M | -
            2017 ! 32 ! 2081 ! RestartTime=20260701075500                                 ! 9 ! RestartTime | - | N | 0,20260701075500
            2017 ! 32 ! 3015 ! VaseNo=1                                                   ! 9 ! VaseNo | - | N | 0,1
            2017 ! 32 ! 3019 ! PolId=w01018;w01018-SN=010000A8900016F000169DC0            ! 9 ! PolId,w01018-SN | -,- | N | 0,w01018,1,010000A8900016F000169DC0
            2017 ! 32 ! 3020 ! PolId=w01018;i13004-Info=168.0,i13007-Info=1.02            ! 9 ! PolId,i13004-Info,i13007-Info | -,168.0,1.02 | N | 0,w01018
            2017 ! 32 ! 3020 ! PolId=w01018;i11001-Info=//清洗完成//                       ! 9 ! PolId,i11001-Info | -,- | N | 0,w01018,1,//清洗完成//
            2025 ! 32 ! 2013 ! w01018-SampleType=1,w01018-Avg=40.1,w01018-Flag=N          ! 9 ! w01018-SampleType,w01018-Avg,w01018-Flag | 1,40.1 | N | -
            2025 ! 23 ! 2052 ! a50001-Rtd=58.3,a50001-Flag=N                              ! 9 ! a50001-Rtd,a50001-Flag | 58.3 | N | -
            2025 ! 32 ! 2062 ! w01018-SampleRd=49.1,w01018-StandardValue=50.0,w01018-ResultType=1 ! 9 ! w01018-SampleRd,w01018-StandardValue,w01018-ResultType | 49.1,50.0,1 | N | -
            2025 ! 31 ! 2111 ! a01901-Avg=871.5,a01901-Flag=N                             ! 9 ! a01901-Avg,a01901-Flag | 871.5 | N | -
            1404 ! 21 ! 2062 ! w21003-Check=0.98,w21003-StandardValue=1.00,w21003-Flag=N  ! 9 ! w21003-Check,w21003-StandardValue,w21003-Flag | 0.98,1.00 | N | -
            1404 ! 21 ! 2063 ! w21003-Check=97.5,w21003-Water=0.16,w21003-Flag=N          ! 9 ! w21003-Check,w21003-Water,w21003-Flag | 97.5,0.16 | N | -
            1404 ! 21 ! 2064 ! w21003-Check=0.17,w21003-Water=0.16,w21003-Flag=N          ! 9 ! w21003-Check,w21003-Water,w21003-Flag | 0.17,0.16 | N | -
            1404 ! 21 ! 2065 ! w21003-Check=0.01,w21003-SpanValue=2.0,w21003-Flag=N       ! 9 ! w21003-Check,w21003-SpanValue,w21003-Flag | 0.01,2.0 | N | -
            1404 ! 21 ! 2066 ! w21003-Check=1.98,w21003-SpanValue=2.0,w21003-Flag=N       ! 9 ! w21003-Check,w21003-SpanValue,w21003-Flag | 1.98,2.0 | N | -
            """)
    void anUploadIsAnsweredAndKept(String edition, String st, String cn, String data, int kind, String row)
            throws Exception {
        String mn = sender.register(x, "G", "edition", edition);
        assertThat(answer(edition, st, cn, mn, "DataTime=" + Packets.time(hour) + ";" + data))
                .isEqualTo(acknowledged(edition, "9014", mn, cn));
        assertThat(sender.samples(mn)).containsExactly(kind + " | " + hour.getEpochSecond() + " | " + row);
        assertThat(sender.notes(mn)).isEmpty();
    }

    /** Without a data time there is no row: the packet is kept as it came. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            2005 ! 32 ! 2072 ! AlarmTime=20260701080000;AlarmType=0;011-Ala=99.5 ! 9014
            2017 ! 32 ! 1013 ! PolId=w01018                                      ! 9013
            2017 ! 32 ! 3019 ! PolId=w01018;w01018-SN=010000A8900016F000169DC0   ! 9014
            2025 ! 32 ! 1001 ! i23005-Info=A1,i23006-Info=B2                     ! 9013
            2025 ! 32 ! 9015 ! ''                                                ! 9013
            1404 ! 21 ! 9015 ! ''                                                ! 9013
            """)
    void aPacketWithoutADataTimeIsAnsweredAndGivesNoRow(String edition, String st, String cn, String data, String reply)
            throws Exception {
        String mn = sender.register(x, "G", "edition", edition);
        assertThat(answer(edition, st, cn, mn, data)).isEqualTo(acknowledged(edition, reply, mn, cn));
        assertThat(sender.samples(mn)).isEmpty();
        assertThat(sender.notes(mn)).hasSize(1);
    }

    private String answer(String edition, String st, String cn, String mn, String cp) throws Exception {
        try (Socket socket = sender.connect()) {
            RegisteredSender.send(
                    socket,
                    "QN=" + QN + ";ST=" + st + ";CN=" + cn,
                    mn,
                    "Flag=" + flag(edition, 1) + ";CP=&&" + cp + "&&");
            return Packets.answer(socket, 10_000);
        }
    }

    /** The version bits of an edition and whether an answer is wanted. */
    private static int flag(String edition, int answerWanted) {
        int version = switch (edition) {
            case "2005" -> 0;
            case "2017" -> 1;
            default -> 2;
        };
        return version * 4 + answerWanted;
    }

    private static String acknowledged(String edition, String reply, String mn, String cn) {
        String dialogue = "ST=91;CN=" + reply + ";PW=123456;MN=" + mn + ";Flag=" + flag(edition, 0) + ";CP=&&";
        return edition.equals("2005") ? dialogue + "QN=" + QN + ";CN=" + cn + "&&" : "QN=" + QN + ";" + dialogue + "&&";
    }
}
