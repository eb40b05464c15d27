/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingshan.hj212.Wire.Heard;

class FrameDecoderTest {
    private static final byte[] GOOD = packet("w01018-Rtd=23.2");
    private static final byte[] OTHER = packet("w01001-Rtd=7.10");

    private static byte[] packet(String item) {
        return PacketEncoder.frame(
                ("QN=20261123101500123;ST=32;CN=2011;PW=123456;MN=010000A8900016F000169DC1;Flag=5;"
                                + "CP=&&DataTime=20261123101500;" + item + "&&")
                        .getBytes(US_ASCII),
                CrcVariant.STANDARD);
    }

    /** Our own vectors always; the published packets where they are. */
    static Stream<byte[]> streams() {
        Stream<byte[]> own = Quirks.read().stream().map(Quirks.Quirk::wire);
        return PublishedSamples.available()
                ? Stream.concat(own, PublishedSamples.read().stream().map(PublishedSamples.Sample::wire))
                : own;
    }

    @ParameterizedTest
    @MethodSource("streams")
    void hearsTheSameWhereverTheStreamIsCut(byte[] stream) {
        Heard whole = Wire.whole(stream);
        assertThat(whole.frames()).isNotEmpty();
        for (int at = 1; at < stream.length; at++) {
            assertThat(Wire.splitAt(stream, at)).as("cut at %d", at).isEqualTo(whole);
        }
        assertThat(Wire.chunks(stream, 1)).isEqualTo(whole);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void hearsAGoodPacketGluedBehindAnything(byte[] stream) {
        byte[] glued = Wire.join(stream, GOOD, stream, OTHER);
        Heard whole = Wire.whole(glued);
        assertThat(whole.frames())
                .contains(Wire.whole(GOOD).frames().getFirst())
                .contains(Wire.whole(OTHER).frames().getFirst());
        assertThat(Wire.chunks(glued, 1)).isEqualTo(whole);
        assertThat(Wire.chunks(glued, 7)).isEqualTo(whole);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void hearsPacketsThroughTheNoiseOfModems(byte[] stream) {
        for (String noise :
                List.of("AT+CSQ\r\nOK\r\n", "+++", "\0\0\0", "GET / HTTP/1.1\r\n\r\n", "###", "##0000", "#")) {
            byte[] noisy = Wire.join(noise.getBytes(US_ASCII), GOOD, noise.getBytes(US_ASCII), stream);
            Heard whole = Wire.whole(noisy);
            assertThat(whole.frames())
                    .as(noise)
                    .contains(Wire.whole(GOOD).frames().getFirst());
            assertThat(Wire.chunks(noisy, 1)).as(noise).isEqualTo(whole);
        }
    }

    @Test
    void neverLosesAGoodPacketAfterRandomBytes() {
        Random random = new Random(212);
        for (int round = 0; round < 2_000; round++) {
            byte[] junk = new byte[random.nextInt(64)];
            for (int i = 0; i < junk.length; i++) {
                junk[i] = (byte) "#0123456789&\r\nQN=;ABCDEF".charAt(random.nextInt(24));
            }
            byte[] stream = Wire.join(junk, GOOD, junk, OTHER);
            assertThat(Wire.whole(stream).frames())
                    .as(new String(junk, US_ASCII))
                    .contains(Wire.whole(GOOD).frames().getFirst())
                    .contains(Wire.whole(OTHER).frames().getFirst());
            assertThat(Wire.chunks(stream, 1)).as(new String(junk, US_ASCII)).isEqualTo(Wire.whole(stream));
        }
    }

    @Test
    void hearsWhatFollowsALengthThatSpansIt() {
        byte[] stream = Wire.join("##0160QN=1;".getBytes(US_ASCII), GOOD, OTHER);
        assertThat(Wire.whole(stream).frames())
                .contains(Wire.whole(GOOD).frames().getFirst());
        assertThat(Wire.chunks(stream, 1)).isEqualTo(Wire.whole(stream));
    }

    @Test
    void waitsForTheRestAndGivesUpWhenTold() {
        FrameDecoder decoder = new FrameDecoder();
        List<Packet> packets = new ArrayList<>();
        FrameSink sink = frame -> packets.add(new PacketParser().parse(frame));
        decoder.feed("##8000QN=20261123101500123;".getBytes(US_ASCII), sink);
        decoder.feed(GOOD, sink);
        assertThat(packets).isEmpty();
        assertThat(decoder.waiting()).isTrue();
        decoder.finish(sink);
        assertThat(decoder.waiting()).isFalse();
        assertThat(packets).extracting(Packet::accepted).containsExactly(false, true);
    }

    @Test
    void keepsItsMemoryBounded() {
        FrameDecoder decoder = new FrameDecoder(1024);
        FrameSink sink = frame -> {};
        byte[] noise = "##1024QN=x".repeat(1).getBytes(US_ASCII);
        decoder.feed(noise, sink);
        for (int i = 0; i < 10_000; i++) {
            decoder.feed("no end in sight ".getBytes(US_ASCII), sink);
            assertThat(decoder.pendingBytes()).isLessThanOrEqualTo(1024 + 12);
        }
    }

    @Test
    void leavesASegmentAboveTheBoundAlone() {
        List<Frame> frames = new ArrayList<>();
        FrameDecoder decoder = new FrameDecoder(128);
        byte[] longer = packet("w01018-Rtd=23.2,w01018-Flag=N;w01001-Rtd=7.10,w01001-Flag=N");
        decoder.feed(Wire.join(longer, longer), frame -> frames.add(frame.copy()));
        assertThat(frames).noneMatch(Frame::flawless);
        assertThatThrownBy(() -> new FrameDecoder(10_000))
                .hasMessageContaining("10000")
                .hasMessageContaining("Maybe");
    }

    @Test
    void readsByteBuffersOfEitherKind() {
        for (ByteBuffer buffer : List.of(ByteBuffer.allocate(512), ByteBuffer.allocateDirect(512))) {
            List<byte[]> frames = new ArrayList<>();
            buffer.put(GOOD).put(OTHER).flip();
            new FrameDecoder().feed(buffer, frame -> frames.add(frame.toBytes()));
            assertThat(frames).containsExactly(GOOD, OTHER);
            assertThat(buffer.hasRemaining()).isFalse();
        }
    }

    @Test
    void rejectsEveryChangeOfASingleByteOfTheSegment() {
        int changes = 0;
        for (int at = 6; at < GOOD.length - 6; at++) {
            for (int value = 0; value < 256; value++) {
                if ((byte) value != GOOD[at]) {
                    byte[] changed = GOOD.clone();
                    changed[at] = (byte) value;
                    assertThat(PacketParser.parseAll(changed)).noneMatch(Packet::accepted);
                    changes++;
                }
            }
        }
        assertThat(changes).isEqualTo(255 * (GOOD.length - 12));
    }

    @Test
    void readsTheSameDataOrNoneWhenTheEnvelopeIsDamaged() {
        Packet good = PacketParser.parseAll(GOOD).getFirst();
        List<Integer> envelope = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
        for (int i = GOOD.length - 6; i < GOOD.length; i++) {
            envelope.add(i);
        }
        for (int at : envelope) {
            for (int value = 0; value < 256; value++) {
                byte[] changed = GOOD.clone();
                changed[at] = (byte) value;
                assertThat(PacketParser.parseAll(changed))
                        .filteredOn(Packet::accepted)
                        .allSatisfy(p -> assertThat(p.factors()).isEqualTo(good.factors()));
            }
        }
    }
}
