/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CrcTest {

    @Test
    void givesTheKnownValues() {
        assertThat(crc("")).isEqualTo(0xFFFF);
        assertThat(crc("A")).isEqualTo(0x7080);
        assertThat(crc("123456789")).isEqualTo(0x2F80);
        assertThat(Crc.modbus("123456789".getBytes(US_ASCII), 0, 9)).isEqualTo(0x4B37);
        // HJ 212-2017 Appendix A.
        assertThat(crc("QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;"
                        + "CP=&&RtdInterval=30&&"))
                .isEqualTo(0x1C80);
    }

    @Property
    void foldsToWhatTheShiftRegisterOfAppendixASays(@ForAll byte[] bytes) {
        for (int offset = 0; offset <= Math.min(9, bytes.length); offset++) {
            assertThat(Crc.compute(bytes, offset, bytes.length - offset)).isEqualTo(bitByBit(bytes, offset));
        }
    }

    @Test
    void hasOnlyTwoHundredAndFiftySixValues() {
        Set<Integer> values = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            values.add(crc("QN=" + i));
        }
        assertThat(values).hasSize(256);
        assertThat(values)
                .allMatch(v ->
                        Set.of(0x00, 0x01, 0x40, 0x41, 0x80, 0x81, 0xC0, 0xC1).contains(v & 0xFF));
    }

    @Test
    void cannotSeeTwoBytesThatChangePlacesEightApart() {
        assertThat(crc("1aaaaaaa2aaaaaaa")).isEqualTo(crc("2aaaaaaa1aaaaaaa"));
    }

    @Test
    void namesTheWrongVariants() {
        byte[] bytes = "QN=20261123101500123;ST=32".getBytes(US_ASCII);
        for (CrcVariant variant : CrcVariant.values()) {
            assertThat(Crc.findVariant(variant.compute(bytes, 0, bytes.length), bytes, 0, bytes.length))
                    .contains(variant);
        }
        assertThat(Crc.findVariant(0x1234, bytes, 0, bytes.length)).isEmpty();
    }

    private static int crc(String text) {
        return Crc.compute(text.getBytes(US_ASCII), 0, text.length());
    }

    private static int bitByBit(byte[] bytes, int offset) {
        int register = 0xFFFF;
        for (int i = offset; i < bytes.length; i++) {
            register = (register >> 8) ^ (bytes[i] & 0xFF);
            for (int bit = 0; bit < 8; bit++) {
                int carry = register & 1;
                register >>= 1;
                register ^= carry == 1 ? 0xA001 : 0;
            }
        }
        return register;
    }
}
