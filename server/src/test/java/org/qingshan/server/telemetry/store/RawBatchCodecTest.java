/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingshan.server.telemetry.model.RawPacket;

class RawBatchCodecTest {

    private static final long BASE = 1_796_000_000_000_000L;

    @Test
    void givesBackEveryByteAndWhatWasNoted() {
        List<RawPacket> packets = manyPackets();

        RawBatchCodec.Packed packed = new RawBatchCodec().pack(packets, BASE, UnaryOperator.identity());
        List<RawPacket> back = RawBatchCodec.unpack(
                packed.body(), packed.length(), RawBatchCodec.DICTIONARY, BASE, UnaryOperator.identity());

        assertThat(back).usingRecursiveComparison().isEqualTo(packets);
        assertThat(RawBatchCodec.digestOf(packed.body(), packed.length(), RawBatchCodec.DICTIONARY))
                .isEqualTo(packed.digest());
    }

    @Test
    void sealsSecretPacketsOnlyAndSaysWhichTheyAre() {
        var plain = packet("##CN=2011;CP=&&DataTime=&&");
        var secret = packet("##CN=1072;CP=&&NewPW=secret&&");
        UnaryOperator<byte[]> mirror = RawBatchCodecTest::mirrored;

        RawBatchCodec.Packed packed = new RawBatchCodec().pack(List.of(plain, secret), BASE, mirror);

        assertThat(unpack(packed, UnaryOperator.identity()))
                .containsExactly(text(plain), "&&terces=WPweN&&=PC;2701=NC##");
        assertThat(unpack(packed, mirror)).containsExactly(text(plain), text(secret));
    }

    @ParameterizedTest
    @CsvSource({
        "CN=1014;,true",
        "CN=1072;,true",
        "cn = 1072;,true",
        "newsk=x,true",
        "NewPW=x,true",
        "CN=1013;,false",
        "CN=10,false",
        "CN=2011;CP=&&DataTime=1&&,false",
        "NewP,false"
    })
    void knowsWhatCarriesASecretByItsBytes(String text, boolean secret) {
        assertThat(packet(text).secret()).isEqualTo(secret);
    }

    private static RawPacket packet(String text) {
        return new RawPacket(BASE, 1, "10.0.0.1", List.of(), text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(RawPacket packet) {
        return new String(packet.bytes(), StandardCharsets.US_ASCII);
    }

    private static byte[] mirrored(byte[] bytes) {
        return new StringBuilder(new String(bytes, StandardCharsets.US_ASCII))
                .reverse()
                .toString()
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> unpack(RawBatchCodec.Packed packed, UnaryOperator<byte[]> open) {
        return RawBatchCodec.unpack(packed.body(), packed.length(), RawBatchCodec.DICTIONARY, BASE, open).stream()
                .map(RawBatchCodecTest::text)
                .toList();
    }

    @Test
    void packsASecondBatchLikeTheFirst() {
        var codec = new RawBatchCodec();

        byte[] first = codec.pack(manyPackets(), BASE, UnaryOperator.identity()).body();

        assertThat(codec.pack(manyPackets(), BASE, UnaryOperator.identity()).body())
                .isEqualTo(first);
    }

    @Test
    void refusesADamagedBody() {
        RawBatchCodec.Packed packed = new RawBatchCodec().pack(manyPackets(), BASE, UnaryOperator.identity());
        byte[] damaged = packed.body().clone();
        damaged[damaged.length / 2] ^= 0x55;

        assertThatThrownBy(() -> RawBatchCodec.unpack(
                        damaged, packed.length(), RawBatchCodec.DICTIONARY, BASE, UnaryOperator.identity()))
                .isInstanceOf(IllegalStateException.class);
    }

    private static List<RawPacket> manyPackets() {
        var random = new Random(7);
        List<RawPacket> packets = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(2_000)];
            random.nextBytes(bytes);
            List<String> notes = i % 3 == 0 ? List.of("crc.mismatch", "frame.over-1024") : List.of();
            packets.add(new RawPacket(BASE + i * 37L, i % 11, "10.0.0." + i % 50 + ":40000", notes, bytes));
        }
        packets.add(new RawPacket(BASE, 0, "mqtt", List.of(), "##".getBytes(StandardCharsets.US_ASCII)));
        return packets;
    }
}
