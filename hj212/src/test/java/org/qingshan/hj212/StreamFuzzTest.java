/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingshan.hj212.message.Messages;

/**
 * Whatever bytes come, reading them neither fails nor depends on how they were cut, and a good packet behind them is
 * heard. In the suite it runs over the vectors; guided by coverage it runs with
 * {@code JAZZER_FUZZ=1 mvn -pl hj212 test -Dtest=StreamFuzzTest#anyBytes}, which keeps its corpus in
 * {@code hj212/.cifuzz-corpus} and writes a finding beside the vectors.
 */
class StreamFuzzTest {
    private static final byte[] GOOD = PacketEncoder.frame(
            ("QN=20261123101500123;ST=32;CN=2011;PW=123456;MN=010000A8900016F000169DC1;Flag=5;"
                            + "CP=&&DataTime=20261123101500;w01018-Rtd=23.2,w01018-Flag=N&&")
                    .getBytes(US_ASCII),
            CrcVariant.STANDARD);
    private static final PacketParser PARSER = new PacketParser(DeviceProfiles.always(
            DeviceProfile.UNKNOWN.withKeys(List.of(Sm4Key.of(HexFormat.of().parseHex("30".repeat(16)))))));

    static Stream<Arguments> seeds() {
        return Quirks.read().stream().map(quirk -> Arguments.of((Object) quirk.wire()));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "3m")
    void anyBytes(byte[] bytes) {
        check(bytes);
    }

    /** A short walk without guidance, the same every time: seeds with bytes changed, cut and exchanged. */
    @Test
    void manySmallDamages() {
        Random random = new Random(2120);
        List<byte[]> seeds = Quirks.read().stream().map(Quirks.Quirk::wire).toList();
        for (int round = 0; round < 1_500; round++) {
            byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] =
                        (byte) "#&;,=-/ \r\n09AFxX\u0080\u00ff".charAt(random.nextInt(18));
            }
            check(random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        }
    }

    private static void check(byte[] bytes) {
        Wire.Heard whole = Wire.whole(bytes);
        if (!Wire.chunks(bytes, 1).equals(whole)) {
            throw new AssertionError("What is heard depends on how the stream is cut.");
        }
        FrameDecoder decoder = new FrameDecoder();
        FrameSink sink = frame -> {
            Packet packet = PARSER.parse(frame);
            Messages.read(packet);
            Replies.findAnswer(packet);
        };
        decoder.feed(bytes, sink);
        decoder.finish(sink);
        boolean[] heard = new boolean[1];
        decoder.feed(GOOD, frame -> heard[0] = frame.crcOk() && Arrays.equals(frame.toBytes(), GOOD));
        if (!heard[0]) {
            throw new AssertionError("A good packet after it was not heard.");
        }
    }
}
