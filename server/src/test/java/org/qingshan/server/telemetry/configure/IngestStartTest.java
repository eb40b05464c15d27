/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.telemetry.fixture.Packets;
import org.qingshan.server.telemetry.gateway.Gateway;
import org.qingshan.server.telemetry.quarantine.QuarantineStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class IngestStartTest {

    private final Gateway gateway;
    private final QuarantineStore quarantine;
    private final JdbcClient jdbc;
    private final Clock clock;

    IngestStartTest(Gateway gateway, QuarantineStore quarantine, @Qualifier("ingest") JdbcClient jdbc, Clock clock) {
        this.gateway = gateway;
        this.quarantine = quarantine;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Test
    void theApplicationListensForDevicesAndKeepsStrangersApart() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.getOutputStream()
                    .write(Packets.realtime("APPSTRANGER", "20260701080000001", clock.instant(), "a21026-Rtd=1"));

            assertThat(Packets.answer(socket, 500)).isEmpty();
        }
        assertThat(await().atMost(Duration.ofSeconds(20)).until(this::states, list -> !list.isEmpty()))
                .containsExactly("open");
    }

    private List<String> states() {
        quarantine.write();
        return jdbc.sql("SELECT state FROM telemetry.quarantine WHERE mn = 'APPSTRANGER'")
                .query(String.class)
                .list();
    }
}
