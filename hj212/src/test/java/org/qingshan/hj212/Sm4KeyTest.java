/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Sm4KeyTest {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    @Test
    void encryptsTheBlockOfTheStandard() {
        byte[] block = HexFormat.of().parseHex("0123456789abcdeffedcba9876543210");
        Sm4Key key = Sm4Key.of(block.clone());
        key.encrypt(block, 0, 16);
        assertThat(HexFormat.of().formatHex(block)).isEqualTo("681edf34d206965e86b3e94f536e4246");
        key.decrypt(block, 0, 16);
        assertThat(HexFormat.of().formatHex(block)).isEqualTo("0123456789abcdeffedcba9876543210");
    }

    @Test
    void leavesARemainderPlain() {
        byte[] area = ("DataTime=20240520210600;a01011-Min=1.35,a01011-Avg=1.35,a01011-Max=1.35,a01011-Flag=N;"
                        + "a01014-Min=3.20,a01014-Avg=3.20,a01014-Max=3.20,a01014-Flag=N")
                .getBytes(US_ASCII);
        Sm4Key.of("0".repeat(16).getBytes(US_ASCII)).encrypt(area, 0, area.length);
        assertThat(HEX.formatHex(area, 0, 144))
                .isEqualTo("E43E159ACFAB242CB53155FB8B9281A1A242577ABFAED881BE88B72D69FC55ED"
                        + "1A80119FAAC8B3CD33D285CC76F57F2CA7F88B9573C6647E0F07E24609BD6B63"
                        + "EB20C5B9784F28E71D2F4994FF61D9E13B391A1D2A454B65388D5D9435DBF021"
                        + "528C7BF9755EF16518710C0CAC0ADEF9C5156CD0A5A17674AC0ED2ABC40023E9"
                        + "EF70128554B82438E91ADCE98A0D03A4");
        assertThat(new String(area, 144, 3, US_ASCII)).isEqualTo("g=N");
    }

    @Test
    void encryptsTheMinuteDataOfTheStandard() {
        byte[] area = ("DataTime=20240520210600;a01011-Min=1.35,a01011-Avg=1.35,a01011-Max=1.35,a01011-Flag=N;"
                        + "a01012-Min=9.3,a01012-Avg=9.3,a01012-Max=9.3,a01012-Flag=N;"
                        + "a01014-Min=3.20,a01014-Avg=3.211,a01014-Max=3.212,a01014-Flag=N")
                .getBytes(US_ASCII);
        assertThat(area).hasSize(208);
        Sm4Key.of("0".repeat(16).getBytes(US_ASCII)).encrypt(area, 0, area.length);
        assertThat(HEX.formatHex(area)).startsWith("E43E159ACFAB242CB53155FB8B9281A1A242577ABFAED881BE88B72D69FC55ED");
        assertThat(HEX.formatHex(area)).endsWith("D7467C70B94F1D4A7B0350A48DBF8B41");
    }

    @Test
    void encryptsPaddedCredentials() {
        byte[] text = "testuser:AezF0nZRs4kypuGO".getBytes(US_ASCII);
        byte[] padded = Arrays.copyOf(text, 32);
        Arrays.fill(padded, text.length, 32, (byte) (32 - text.length));
        Sm4Key.of("msbE74gsiSHSEh5e".getBytes(US_ASCII)).encrypt(padded, 0, 32);
        assertThat(Base64.getEncoder().encodeToString(padded))
                .isEqualTo("LG/m7lsFU/taig+vbQsDJXy4NGAaE2j2lplPwhZM7iM=");
    }

    @Test
    void keepsItsKeyToItself() {
        assertThat(Sm4Key.of(new byte[16])).hasToString("Sm4Key[hidden]");
        assertThatThrownBy(() -> Sm4Key.of(new byte[32])).hasMessageContaining("32 bytes");
    }
}
