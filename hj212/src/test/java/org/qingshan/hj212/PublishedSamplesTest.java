/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qingshan.hj212.PublishedSamples.Sample;

/** Every published packet gets the verdict that its comment states. */
class PublishedSamplesTest {

    @Test
    void areFiftyNine() {
        assumeThat(PublishedSamples.available())
                .as("QINGSHAN_DATA names no folder with the published packets beside it")
                .isTrue();
        assertThat(PublishedSamples.read()).hasSize(59);
    }

    @TestFactory
    Stream<DynamicTest> getTheVerdictOfTheirComment() {
        assumeThat(PublishedSamples.available())
                .as("QINGSHAN_DATA names no folder with the published packets beside it")
                .isTrue();
        return PublishedSamples.read().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> verify(sample)));
    }

    private static void verify(Sample sample) {
        Frame frame = Frame.of(sample.wire());
        Packet packet = new PacketParser().parse(frame);
        int declared = sample.declaredLength();
        int actual = sample.actualLength();
        assertThat(frame.declaredLength()).isEqualTo(declared);
        assertThat(frame.segmentLength()).isEqualTo(actual);
        assertThat(packet.has(ProblemCode.FRAME_LENGTH_MISMATCH)).isEqualTo(declared != actual);
        assertThat(packet.crc().ok()).isEqualTo(sample.crcVerifies());
        assertThat(packet.accepted()).isEqualTo(sample.crcVerifies());
        assertThat(packet.has(ProblemCode.FRAME_UNCLOSED))
                .isEqualTo(sample.verdict().contains("&& missing"));
        assertThat(packet.has(ProblemCode.FRAME_OVER_1024))
                .isEqualTo(sample.verdict().contains("longer than"));
        assertThat(packet.has(ProblemCode.CRC_LOWER_CASE))
                .isEqualTo(sample.verdict().contains("sent in lower case"));
        if (!sample.crcVerifies()) {
            assertThat(packet.crc().computed()).isEqualTo(sample.computedCrc());
            assertThat(packet.crc().code()).isEqualTo(variant(sample.verdict()));
        }
    }

    private static String variant(String verdict) {
        if (verdict.contains("MODBUS, low byte first")) {
            return "modbus-swapped";
        }
        return verdict.contains("MODBUS") ? "modbus" : "mismatch";
    }
}
