/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingshan.hj212.Frame;
import org.qingshan.hj212.PacketParser;

class StationMessageTest {

    @Test
    void keepsEveryDigitOfAValue() {
        assertThat(segment("""
                {"time": "2026-07-01T08:00:00+08:00", "kind": "realtime",
                 "factors": {"a34004": 35.20, "a01001": "-0.050", "a21026": {"value": 1e3, "flag": "D"}}}
                """))
                .isEqualTo("QN=20260701080000000;ST=22;CN=2011;PW=;MN=M1;Flag=4;CP=&&DataTime=20260701080000"
                        + ";a34004-Rtd=35.20,a34004-Flag=N;a01001-Rtd=-0.050,a01001-Flag=N"
                        + ";a21026-Rtd=1000,a21026-Flag=D&&");
    }

    @Test
    void putsOtherZonesIntoBeijingTimeAndPeriodsIntoTheirCommands() {
        assertThat(segment("""
                {"time": "2026-07-01T00:00:00Z", "kind": "hour", "factors": {"w01018": 7}, "password": "abc123"}
                """)).contains("ST=21;CN=2061;PW=abc123;").contains("DataTime=20260701080000;w01018-Avg=7,");
        assertThat(segment("""
                {"time": "2026-07-01T08:00:00", "kind": "minute", "factors": {"a34004": 7}, "system": "27"}
                """)).contains("ST=27;CN=2051;").contains("DataTime=20260701080000;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json                                                           | telemetry.mqtt.not-json",
                "{\"time\":\"2026-07-01T08:00:00\",\"kind\":\"hour\"                | telemetry.mqtt.not-json",
                "[1]                                                                | telemetry.mqtt.not-json",
                "{\"zeit\":1}                                                       | telemetry.mqtt.unknown-field",
                "{\"kind\":\"hour\",\"factors\":{\"a34004\":1}}                     | telemetry.mqtt.time",
                "{\"time\":\"2026-02-30T08:00:00\",\"kind\":\"hour\",\"factors\":{\"a34004\":1}} | telemetry.mqtt.time",
                "{\"time\":\"2026-07-01T08:00:00\",\"kind\":\"week\",\"factors\":{\"a34004\":1}} | telemetry.mqtt.kind",
                "{\"time\":\"2026-07-01T08:00:00\",\"kind\":\"hour\",\"factors\":{}} | telemetry.mqtt.factors",
                "{\"time\":\"2026-07-01T08:00:00\",\"kind\":\"hour\",\"factors\":{\"a;b\":1}} | telemetry.mqtt.factors",
                "{\"time\":\"2026-07-01T08:00:00\",\"kind\":\"hour\",\"factors\":{\"a34004\":null}} | telemetry.mqtt.value",
                "{\"time\":\"2026-07-01T08:00:00\",\"kind\":\"hour\",\"factors\":{\"a34004\":\"&&\"}} | telemetry.mqtt.value",
                "{\"time\":\"2026-07-01T08:00:00\",\"kind\":\"hour\",\"factors\":{\"a34004\":1e999999999}} | telemetry.mqtt.value",
                "{\"time\":\"2026-07-01T08:00:00\",\"kind\":\"hour\",\"factors\":{\"a34004\":{\"value\":1,\"flag\":\"NN\"}}} | telemetry.mqtt.value",
                "{\"time\":\"2026-07-01T08:00:00\",\"kind\":\"hour\",\"factors\":{\"a34004\":1},\"password\":\"a;b\"} | telemetry.mqtt.password",
            })
    void saysByCodeWhatIsWrong(String message, String code) {
        assertThat(StationMessage.read(message.getBytes(StandardCharsets.UTF_8), "M1"))
                .isInstanceOfSatisfying(
                        StationMessage.Malformed.class,
                        malformed -> assertThat(malformed.code()).isEqualTo(code));
    }

    @Test
    void aTranslationIsAPacketWithoutANoteOfItsOwnThatHoldsIt() {
        byte[] frame = StationMessage.read(
                        "{\"time\":\"2026-07-01T08:00:00\",\"kind\":\"hour\",\"factors\":{\"a34004\":1}}"
                                .getBytes(StandardCharsets.UTF_8),
                        "M1")
                .frame();

        assertThat(new PacketParser(_ -> StationMessage.PROFILE)
                        .parse(Frame.of(frame))
                        .accepted())
                .isTrue();
    }

    @Test
    void rawBytesAndTheirSenderGiveThePacketAgain() {
        byte[] json = "{\"time\":\"2026-07-01T08:00:00\",\"kind\":\"hour\",\"factors\":{\"a34004\":1}}"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(StationMessage.isSender("10.0.0.1:2120")).isFalse();
        assertThat(StationMessage.isSender(StationMessage.senderOf("M1"))).isTrue();
        assertThat(StationMessage.frame(StationMessage.senderOf("M1"), json))
                .isEqualTo(StationMessage.read(json, "M1").frame());
    }

    private static String segment(String json) {
        byte[] frame =
                StationMessage.read(json.getBytes(StandardCharsets.UTF_8), "M1").frame();
        return new String(frame, 6, frame.length - 12, StandardCharsets.US_ASCII);
    }
}
