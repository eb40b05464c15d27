/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Anybody may send bytes, so no stream may make much work. Work is counted in bytes put through a checksum, not in time: a frame that
 * is all marks may cost one checksum a mark, never one a pair of marks.
 */
class HostileStreamTest {
    private static final byte[] GOOD = PacketEncoder.frame(
            "QN=20261123101500123;ST=32;CN=2011;PW=123456;MN=010000A8900016F000169DC1;Flag=5;CP=&&&&"
                    .getBytes(US_ASCII),
            CrcVariant.STANDARD);
    private static final int MARKS = 1_150;

    static Stream<Arguments> streams() {
        return Stream.of(
                Arguments.of("marks within marks, one end", nested(MARKS, GOOD)),
                Arguments.of("marks within marks, a good frame behind every eight", inGroups(8)),
                Arguments.of("marks within marks, a good frame behind every sixteen", inGroups(16)),
                Arguments.of("marks within marks, a good frame behind every seventeen", inGroups(17)),
                Arguments.of("ends that fit nothing", Wire.join(ends(), GOOD)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void costsAtMostTwoChecksumsAMark(String name, byte[] stream) {
        FrameDecoder decoder = new FrameDecoder();
        decoder.feed(stream, frame -> {});
        decoder.finish(frame -> {});

        long checksumOfAll = stream.length;
        assertThat(decoder.checkedBytes()).as(name).isLessThan(MARKS * checksumOfAll);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void isHeardTheSameWhereverItIsCut(String name, byte[] stream) {
        Wire.Heard whole = Wire.whole(stream);
        assertThat(whole.frames()).as(name).isNotEmpty();
        for (int size : new int[] {1, 7, 1_000}) {
            assertThat(Wire.chunks(stream, size)).as(name).isEqualTo(whole);
        }
    }

    @Test
    void hearsTheGoodFrameWithinAFewMarks() {
        assertThat(Wire.whole(nested(10, GOOD)).frames())
                .containsExactly(Wire.whole(GOOD).frames().getFirst());
    }

    @Test
    void triesManyEndsInOnePass() {
        FrameDecoder decoder = new FrameDecoder();
        byte[] ends = ends();
        decoder.feed(ends, frame -> {});
        decoder.finish(frame -> {});

        assertThat(decoder.checkedBytes()).isLessThan(4L * ends.length);
    }

    /** Marks whose lengths all lead to the end of the last frame; none of their checksums fits. */
    private static byte[] nested(int marks, byte[] last) {
        byte[] stream = last;
        for (int mark = 0; mark < marks; mark++) {
            stream = around(stream, stream.length - 12);
        }
        return stream;
    }

    /** Marks whose lengths lead to the very end, and short good frames in between. */
    private static byte[] inGroups(int size) {
        byte[] small = PacketEncoder.frame("QN=1;CP=&&&&".getBytes(US_ASCII), CrcVariant.STANDARD);
        byte[] stream = GOOD;
        int mark = 0;
        while (stream.length < 8_000) {
            stream = mark++ % size == 0 ? Wire.join(small, stream) : around(stream, stream.length - 12);
        }
        return stream;
    }

    /** Another mark before a frame's bytes, and one byte more that keeps its checksum from fitting. */
    private static byte[] around(byte[] stream, int inner) {
        for (char filler = 'a'; filler <= 'z'; filler++) {
            byte[] head = "##%04d%c".formatted(inner + 7, filler).getBytes(US_ASCII);
            byte[] outer = Wire.join(head, stream);
            int crcAt = outer.length - 6;
            int sent = Integer.parseInt(new String(outer, crcAt, 4, US_ASCII), 16);
            if (Crc.compute(outer, 6, crcAt - 6) != sent) {
                return outer;
            }
        }
        throw new IllegalStateException("every letter fits");
    }

    /** Begins like a packet; then thousands of closing marks with four digits that may be a checksum. */
    private static byte[] ends() {
        byte[] end = "&&0000".getBytes(US_ASCII);
        byte[] stream = Arrays.copyOf("##8190QN=1;".getBytes(US_ASCII), 8_187);
        for (int at = 11; at + end.length <= stream.length; at += end.length) {
            System.arraycopy(end, 0, stream, at, end.length);
        }
        return stream;
    }
}
