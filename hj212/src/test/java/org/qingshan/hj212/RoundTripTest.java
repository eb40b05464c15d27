/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is encoded is decoded as it was, in every edition, plain and encrypted. */
class RoundTripTest {
    private static final Sm4Key KEY = Sm4Key.of("qingshan-test-16".getBytes(StandardCharsets.US_ASCII));

    @Provide
    Arbitrary<OutgoingPacket> packets() {
        Arbitrary<Edition> editions = Arbitraries.of(Edition.class);
        Arbitrary<Boolean> answers = Arbitraries.of(true, false);
        Arbitrary<LocalDateTime> times = Arbitraries.integers()
                .between(0, 20 * 365 * 24 * 60)
                .map(minutes -> LocalDateTime.of(2010, 1, 1, 0, 0).plusMinutes(minutes));
        Arbitrary<String> mns = Arbitraries.strings()
                .withChars("0123456789ABCDEF_-xyz")
                .ofMinLength(1)
                .ofMaxLength(24);
        return Combinators.combine(editions, answers, times, mns, factors())
                .as((edition, answer, time, mn, factors) -> OutgoingPacket.of(edition)
                        .qn(time.format(PacketEncoder.QN))
                        .st("31")
                        .cn("2051")
                        .pw("123456")
                        .mn(mn)
                        .answerWanted(answer)
                        .rf(edition == Edition.HJ_2025 && answer)
                        .dataTime(time)
                        .factors(factors)
                        .build());
    }

    private static Arbitrary<List<FactorItem>> factors() {
        Arbitrary<String> codes = Arbitraries.of(FactorDictionary.standard().listFactors().stream()
                .map(Factor::code)
                .filter(code -> !code.contains("x"))
                .toList());
        Arbitrary<String> numbers = Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-9999), BigDecimal.valueOf(9999))
                .ofScale(3)
                .map(BigDecimal::toPlainString);
        Arbitrary<FactorItem> items = Combinators.combine(codes, numbers, numbers, Arbitraries.of("N", "D", "T"))
                .as((code, avg, cou, flag) -> FactorItem.of(
                        code, Value.of(Suffix.AVG, avg), Value.of(Suffix.COU, cou), Value.of(Suffix.FLAG, flag)));
        return items.list().ofMaxSize(12).map(RoundTripTest::distinct);
    }

    private static List<FactorItem> distinct(List<FactorItem> items) {
        Set<String> seen = new HashSet<>();
        return items.stream().filter(i -> seen.add(i.code())).toList();
    }

    private static Packet decode(OutgoingPacket sent, byte[] wire, List<Sm4Key> keys, CrcVariant crc) {
        DeviceProfile profile = new DeviceProfile(sent.edition(), crc, Dialect.NONE, keys);
        return new PacketParser(DeviceProfiles.always(profile)).parse(Frame.of(wire));
    }

    @Property(tries = 300)
    void plainPacketsComeBack(@ForAll("packets") OutgoingPacket sent, @ForAll CrcVariant crc) {
        byte[] wire = PacketEncoder.encode(sent, StandardCharsets.UTF_8, crc, null);
        Packet read = decode(sent, wire, List.of(), crc);
        assertThat(read.accepted()).as(read.problems().toString()).isTrue();
        assertThat(OutgoingPacket.of(read)).isEqualTo(sent);
        assertThat(PacketEncoder.encode(OutgoingPacket.of(read), StandardCharsets.UTF_8, crc, null))
                .isEqualTo(wire);
    }

    @Property(tries = 200)
    void encryptedPacketsComeBack(@ForAll("packets") OutgoingPacket sent) {
        byte[] wire = PacketEncoder.encode(sent, KEY);
        assertThat(wire).hasSameSizeAs(PacketEncoder.encode(sent));
        Packet read = decode(sent, wire, List.of(Sm4Key.of(new byte[16]), KEY), CrcVariant.STANDARD);
        assertThat(read.accepted()).as(read.problems().toString()).isTrue();
        assertThat(OutgoingPacket.of(read)).isEqualTo(sent);
    }

    @Property(tries = 200)
    void splitPacketsComeTogether(@ForAll("packets") OutgoingPacket sent) {
        List<OutgoingPacket> parts = PacketSplitter.split(sent, 300);
        PacketAggregator aggregator = new PacketAggregator(4, Duration.ofMinutes(1));
        List<PacketAggregator.Whole> wholes = new ArrayList<>();
        for (OutgoingPacket part : parts.reversed()) {
            byte[] wire = PacketEncoder.encode(part);
            assertThat(part.factors().size() <= 1 || wire.length <= 300 + 12).isTrue();
            Packet read = decode(part, wire, List.of(), CrcVariant.STANDARD);
            aggregator.add(read, Instant.EPOCH).ifPresent(wholes::add);
        }
        assertThat(wholes).hasSize(1);
        assertThat(wholes.getFirst().complete()).isTrue();
        assertThat(wholes.getFirst().packet().factors()).isEqualTo(sent.factors());
        assertThat(aggregator.size()).isZero();
    }

    @Property(tries = 50)
    void chineseTextComesBackInEitherCharset(@ForAll("logs") String log) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GBK"))) {
            OutgoingPacket sent = OutgoingPacket.of(Edition.HJ_2017)
                    .qn("20261123100000123")
                    .st("32")
                    .cn("3020")
                    .pw("123456")
                    .mn("010000A8900016F000169DC1")
                    .param("PolId", "w01018")
                    .factor(FactorItem.of("i11001", Value.of(Suffix.INFO, "//" + log + "//")))
                    .build();
            Packet read = decode(
                    sent,
                    PacketEncoder.encode(sent, charset, CrcVariant.STANDARD, null),
                    List.of(),
                    CrcVariant.STANDARD);
            assertThat(read.factors()).isEqualTo(sent.factors());
        }
    }

    @Provide
    Arbitrary<String> logs() {
        return Arbitraries.of("消解温度正常", "门已打开；2 号泵停", "a=1;b=2,c=3", "标样核查 合格");
    }

    /** Among 2,000 packets the CRC of the ciphertext fits that of the plain text about eight times. */
    @Example
    void ciphertextWhoseCrcFitsByChanceIsOpenedToo() {
        LocalDateTime start = LocalDateTime.of(2026, 1, 1, 0, 0);
        for (int i = 0; i < 2000; i++) {
            OutgoingPacket sent = OutgoingPacket.of(Edition.HJ_2025)
                    .qn("20260101000000000")
                    .st("31")
                    .cn("2051")
                    .pw("123456")
                    .mn("010000A8900016F000169DC1")
                    .dataTime(start.plusMinutes(i))
                    .factors(List.of(FactorItem.of("a21026", Value.of(Suffix.AVG, "1.5"))))
                    .build();
            Packet read = decode(sent, PacketEncoder.encode(sent, KEY), List.of(KEY), CrcVariant.STANDARD);
            assertThat(read.problems()).isEmpty();
            assertThat(OutgoingPacket.of(read)).isEqualTo(sent);
        }
    }

    @Property(tries = 20)
    void theVariantADeviceIsPinnedToWinsWhereTwoFit(@ForAll CrcVariant crc) {
        for (int i = 0; i < 2000; i++) {
            OutgoingPacket sent = OutgoingPacket.of(Edition.HJ_2017)
                    .qn("20261123100000123")
                    .st("32")
                    .cn("2011")
                    .pw("123456")
                    .mn("010000A8900016F00016%04d".formatted(i))
                    .build();
            byte[] wire = PacketEncoder.encode(sent, StandardCharsets.UTF_8, crc, null);
            Packet read = decode(sent, wire, List.of(), crc);
            assertThat(read.accepted()).as(read.problems().toString()).isTrue();
        }
    }
}
