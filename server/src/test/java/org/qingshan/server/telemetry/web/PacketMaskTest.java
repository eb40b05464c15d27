/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingshan.hj212.Frame;
import org.qingshan.hj212.PacketParser;
import org.qingshan.server.telemetry.fixture.Packets;

class PacketMaskTest {

    private static final String SECRET = "s3cr3t";

    @ParameterizedTest
    @ValueSource(strings = {"PW=", "PW =", " PW=", " pw  = ", "Pw= ", "PW=\0"})
    void hidesWhatTheCodecTakesForAPassword(String field) {
        byte[] packet = Packets.framed("QN=20260701080000001;ST=31;CN=2011;" + field + SECRET
                + ";MN=M1;Flag=5;CP=&&DataTime=20260701080000;a21026-Rtd=1&&");

        assertThat(new PacketParser().parse(Frame.of(packet)).pw()).contains(SECRET);
        assertThat(PacketMask.masked(packet))
                .doesNotContain(SECRET)
                .contains("******;MN=M1;Flag=5;CP=&&DataTime=20260701080000;a21026-Rtd=1&&");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=1072;CP=&&NewPW=s3cr3t&&1C80",
                "CN=1072;CP=&&newpw = s3cr3t&&1C80\r\n",
                "CN=1072;CP=&&PW=s3cr3t;x=1&&",
                "CN=1072;CP=&&NewPW=s3&cr3t&s3cr3t",
                "CN=1014;CP=&&SKCreateTime=20260701080000;NewSK=s3cr3t&&1C80",
                "CN=1014;CP=&&SKCreateTime=20260701080000;newsk=\0s3cr3t",
                "PW=s3cr3t",
                "{\"password\":\"s3cr3t\"}",
                "{\"password\" : \"s3\\\"s3cr3t\", \"a\": 1}",
                "{\"password\": \"s3cr3t",
                "{\"password\": s3cr3t}",
                "{\"Password\": \"\\\\\\\"s3cr3t\"}",
                "{\"p\\u0061ssword\": \"s3cr3t\"}",
                "{\"x\": {\"password\": \"s3cr3t\"}, \"y\": \"\\\"}",
                "[\"password\", {\"password\" \n:\n \"s3cr3t\"}]",
            })
    void hidesSecretsHoweverTheyAreWritten(String packet) {
        assertThat(PacketMask.masked(packet.getBytes(StandardCharsets.UTF_8)))
                .doesNotContain(SECRET)
                .contains("******");
    }

    @Test
    void leavesEverythingElseAsItIs() {
        String json =
                "{\"time\": \"2026-07-01T08:00:00\", \"factors\": {\"a34004\": \"35.20\"}, \"note\": \"\\\"password\\\"\"}";
        String packet = "##0098QN=20260701080000001;ST=31;CN=2011;MN=M1;Flag=5;CP=&&DataTime=20260701080000&&1C80\r\n";

        assertThat(PacketMask.masked(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(json);
        assertThat(PacketMask.masked(packet.getBytes(StandardCharsets.UTF_8))).isEqualTo(packet);
    }

    @Test
    void readsAVeryLongTextOfEscapes() {
        String json = "{\"a\": \"" + "\\\\".repeat(200_000) + "\", \"password\": \"" + SECRET + "\"}";

        assertThat(PacketMask.masked(json.getBytes(StandardCharsets.UTF_8))).doesNotContain(SECRET);
    }
}
