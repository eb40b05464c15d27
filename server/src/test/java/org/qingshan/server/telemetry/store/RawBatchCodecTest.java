/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qingshan.server.telemetry.model.RawPacket;

class RawBatchCodecTest {

    private static final long BASE = 1_796_000_000_000_000L;

    @Test
    void givesBackEveryByteAndWhatWasNoted() {
        List<RawPacket> packets = manyPackets();

        RawBatchCodec.Packed packed = new RawBatchCodec().pack(packets, BASE);
        List<RawPacket> back = RawBatchCodec.unpack(packed.body(), packed.length(), RawBatchCodec.DICTIONARY, BASE);

        assertThat(back).usingRecursiveComparison().isEqualTo(packets);
        assertThat(RawBatchCodec.digestOf(packed.body(), packed.length(), RawBatchCodec.DICTIONARY))
                .isEqualTo(packed.digest());
    }

    @Test
    void packsASecondBatchLikeTheFirst() {
        var codec = new RawBatchCodec();

        byte[] first = codec.pack(manyPackets(), BASE).body();

        assertThat(codec.pack(manyPackets(), BASE).body()).isEqualTo(first);
    }

    @Test
    void refusesADamagedBody() {
        RawBatchCodec.Packed packed = new RawBatchCodec().pack(manyPackets(), BASE);
        byte[] damaged = packed.body().clone();
        damaged[damaged.length / 2] ^= 0x55;

        assertThatThrownBy(() -> RawBatchCodec.unpack(damaged, packed.length(), RawBatchCodec.DICTIONARY, BASE))
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
