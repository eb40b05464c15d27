/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepliesTest {
    private static final String MN = "MN=010000A8900016F000169DC1;";
    private static final String DATA = "CP=&&DataTime=20261123100000;w01018-Rtd=1.0&&";

    private static Packet packet(String segment) {
        byte[] wire = PacketEncoder.frame(segment.getBytes(US_ASCII), CrcVariant.STANDARD);
        return PacketParser.parseAll(wire).getFirst();
    }

    private static String answer(String segment) {
        return Replies.findAnswer(packet(segment))
                .map(bytes -> new String(bytes, 6, bytes.length - 12, US_ASCII))
                .orElse("nothing");
    }

    @Test
    void acknowledgeDataInTheEditionOfThePacket() {
        assertThat(answer("QN=20261123100000123;ST=32;CN=2011;PW=123456;" + MN + "Flag=5;" + DATA))
                .isEqualTo("QN=20261123100000123;ST=91;CN=9014;PW=123456;" + MN + "Flag=4;CP=&&&&");
        assertThat(answer("QN=20261123100000123;ST=32;CN=2011;PW=123456;" + MN + "Flag=9;" + DATA))
                .isEqualTo("QN=20261123100000123;ST=91;CN=9014;PW=123456;" + MN + "Flag=8;CP=&&&&");
        assertThat(answer("QN=20261123100000123;ST=21;CN=2061;PW=123456;MN=A110000_0001;Flag=9;" + DATA))
                .isEqualTo("QN=20261123100000123;ST=91;CN=9014;PW=123456;MN=A110000_0001;Flag=8;CP=&&&&");
    }

    @Test
    void carryTheQnInsideTheDataAreaIn2005() {
        assertThat(answer("QN=20261123100000123;ST=32;CN=2061;PW=123456;MN=37070020260001;Flag=1;" + DATA))
                .isEqualTo("ST=91;CN=9014;PW=123456;MN=37070020260001;Flag=0;CP=&&QN=20261123100000123;CN=2061&&");
        assertThat(answer("QN=20261123100000123;PNUM=2;PNO=1;ST=32;CN=2061;PW=123456;MN=37070020260001;Flag=3;" + DATA))
                .isEqualTo("ST=91;CN=9014;PW=123456;MN=37070020260001;Flag=0;"
                        + "CP=&&QN=20261123100000123;CN=2061;PNUM=2;PNO=1&&");
    }

    @Test
    void acknowledgeEachPartWithItsOwnQnAndNoPartBit() {
        assertThat(answer("QN=20261123100000124;ST=32;CN=2051;PW=123456;" + MN + "Flag=7;PNUM=2;PNO=2;" + DATA))
                .isEqualTo("QN=20261123100000124;ST=91;CN=9014;PW=123456;" + MN + "Flag=4;CP=&&&&");
    }

    @Test
    void answerNotificationsAs9013() {
        assertThat(answer("QN=20261123100000123;ST=32;CN=1013;PW=123456;" + MN + "Flag=5;CP=&&&&"))
                .contains("CN=9013");
        assertThat(answer("QN=20261123100000123;ST=32;CN=9015;PW=123456;" + MN + "Flag=9;CP=&&&&"))
                .contains("CN=9013");
    }

    @Test
    void acknowledgeACommandInNoTable() {
        assertThat(answer("QN=20261123100000123;ST=32;CN=8123;PW=123456;" + MN + "Flag=5;" + DATA))
                .contains("CN=9014");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9011", "9012", "9013", "9014"})
    void neverAnswerAReplyEvenOneThatAsksForIt(String cn) {
        Packet reply = packet("QN=20261123100000123;ST=21;CN=" + cn + ";PW=123456;" + MN + "Flag=5;CP=&&&&");
        assertThat(Replies.findAnswer(reply)).isEmpty();
        assertThatThrownBy(() -> Replies.dataAck(reply)).hasMessageContaining(cn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Flag=4;", "Flag=0;", "Flag=8;", ""})
    void sayNothingWhenNoAnswerIsWanted(String flag) {
        assertThat(answer("QN=20261123100000123;ST=32;CN=2011;PW=123456;" + MN + flag + DATA))
                .isEqualTo("nothing");
    }

    @Test
    void answerRequestsForDevices() {
        Packet request = packet("QN=20261123100000123;ST=32;CN=1062;PW=123456;" + MN + "Flag=5;CP=&&RtdInterval=30&&");
        assertThat(new String(Replies.requestAck(request, RequestResult.ACCEPTED), US_ASCII))
                .contains("QN=20261123100000123;ST=91;CN=9011;")
                .contains("Flag=4;CP=&&QnRtn=1&&");
        assertThat(new String(Replies.executionResult(request, ExecutionResult.BUSY), US_ASCII))
                .contains("CN=9012;")
                .contains("CP=&&ExeRtn=5&&");
    }
}
