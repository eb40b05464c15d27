/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.fixture.Packets;
import org.springframework.context.annotation.Import;

/** What the registry says of a device decides what becomes of its packets. */
@ServerTest
@Import({RegistryCity.class, RegisteredSender.class})
class RegisteredDeviceTest {

    private final RegistryCity city;
    private final RegisteredSender sender;
    private final SettableClock clock;
    private String x = "";
    private Instant hour = Instant.EPOCH;

    RegisteredDeviceTest(RegistryCity city, RegisteredSender sender, SettableClock clock) {
        this.city = city;
        this.sender = sender;
        this.clock = clock;
    }

    @BeforeEach
    void aCityWithAStation() {
        x = city.found();
        city.fill(x);
        city.importCsv(
                city.analyst(x), "points", "code,kind,name,region\n" + x + "-R,water_section,大桥断面," + x + "-1\n");
        hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    }

    /** Both send on one socket: the answer that comes first is the other's, so the refused one was given none. */
    @Test
    void anAddressThatIsNotOnTheListIsRefusedAndNotAnswered() throws Exception {
        String elsewhere = sender.register(x, "G", "addresses", "10.9.0.0/16");
        String here = sender.register(x, "G", "addresses", "127.0.0.0/8");
        String tail = "Flag=5;CP=&&DataTime=" + Packets.time(hour) + ";a21026-Rtd=1&&";
        try (Socket socket = sender.connect()) {
            RegisteredSender.send(socket, "QN=20260701080000001;ST=31;CN=2011", elsewhere, tail);
            RegisteredSender.send(socket, "QN=20260701080000002;ST=31;CN=2011", here, tail);
            assertThat(Packets.answer(socket, 10_000))
                    .startsWith("QN=20260701080000002")
                    .contains("MN=" + here);
        }
        assertThat(sender.notes(elsewhere)).containsExactly("telemetry.admission.address-not-allowed");
        assertThat(sender.samples(elsewhere)).isEmpty();
        assertThat(sender.samples(here)).hasSize(1);
        assertThat(sender.notes(here)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "clock_offset_s, 300, 2011, Rtd, 300",
        "clock_offset_s, -3600, 2061, Avg, -3600",
        "label_side, end, 2061, Avg, -3600",
        "label_side, start, 2061, Avg, 0",
        "'minute_interval_min,label_side', '5,end', 2051, Avg, -300"
    })
    void theDataTimeIsCorrectedAsTheRegistrySays(
            String columns, String cells, String command, String suffix, long shift) throws Exception {
        String mn = sender.register(x, "G", columns, cells);
        try (Socket socket = sender.connect()) {
            String cp = "DataTime=" + Packets.time(hour) + ";a21026-" + suffix + "=12.50";
            RegisteredSender.send(socket, "QN=20260701080000001;ST=31;CN=" + command, mn, "Flag=5;CP=&&" + cp + "&&");
            assertThat(Packets.answer(socket, 10_000)).contains("CN=9014");
        }
        assertThat(sender.samples(mn))
                .singleElement()
                .asString()
                .contains(" | " + (hour.getEpochSecond() + shift) + " | a21026-");
    }

    /** Flags of more than one letter are kept as text beside the letters. */
    @Test
    void aSurfaceWaterStationIsStoredWithItsFlags() throws Exception {
        String mn = sender.register(x, "R", "edition", "1404");
        try (Socket socket = sender.connect()) {
            RegisteredSender.send(
                    socket,
                    "QN=20260701080000001;ST=21;CN=2061",
                    mn,
                    "Flag=9;CP=&&DataTime=" + Packets.time(hour) + ";w01010-Avg=23.1,w01010-Flag=N;"
                            + "w01001-Avg=7.64,w01001-Flag=T;w21003-Avg=0.16,w21003-Flag=hd;w01019-Avg=1.4,w01019-Flag=L&&");
            assertThat(Packets.answer(socket, 10_000))
                    .isEqualTo("QN=20260701080000001;ST=91;CN=9014;PW=123456;MN=" + mn + ";Flag=8;CP=&&&&");
        }
        assertThat(sender.samples(mn))
                .containsExactly("3 | " + hour.getEpochSecond() + " | w01010-Avg,w01010-Flag,w01001-Avg,w01001-Flag,"
                        + "w21003-Avg,w21003-Flag,w01019-Avg,w01019-Flag | 23.1,7.64,0.16,1.4 | NT~L | 5,hd");
    }
}
