/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.qingshan.hj212.CrcVariant;
import org.qingshan.hj212.DeviceProfile;
import org.qingshan.hj212.DeviceProfiles;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.FrameDecoder;
import org.qingshan.hj212.FrameSink;
import org.qingshan.hj212.OutgoingPacket;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.PacketEncoder;
import org.qingshan.hj212.PacketParser;
import org.qingshan.hj212.PacketSplitter;
import org.qingshan.standards.factor.Factors;

/** What a logger says as bytes, in its edition and with its habits, and what it hears as packets. */
final class Wire {

    /**
     * One packet on the wire.
     *
     * @param bytes as they should be
     * @param damaged as they go out the first time; mostly the same
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, made and written in one place
    record Frame(String qn, byte[] bytes, byte[] damaged, boolean answerWanted) {}

    private static final int ONE_IN = 12;
    private static final int READ_BUFFER = 8192;

    private final LoggerProfile profile;
    private final LoggerSettings settings;
    private final InstantSource time;
    private final SplittableRandom chance;
    private LocalDateTime lastQn = LocalDateTime.MIN;

    Wire(LoggerProfile profile, LoggerSettings settings, InstantSource time, SplittableRandom chance) {
        this.profile = profile;
        this.settings = settings;
        this.time = time;
        this.chance = chance;
    }

    /** The packets of one message: several when it has to be split or is sent twice. */
    List<Frame> frames(Outgoing outgoing) {
        boolean plain = isOld() && outgoing.cn().equals("2011");
        var parts = PacketSplitter.split(outgoing.isReply() ? reply(outgoing) : upload(outgoing, plain));
        if (parts.size() > 1) {
            lastQn = lastQn.plus(parts.size(), ChronoUnit.MILLIS);
        }
        var frames = new ArrayList<Frame>();
        for (var part : parts) {
            var frame = frame(part, outgoing.answerWanted() && !plain);
            frames.add(frame);
            if (!outgoing.isReply() && happens(Habit.REPEATED)) {
                frames.add(frame);
            }
        }
        return frames;
    }

    private OutgoingPacket upload(Outgoing outgoing, boolean plain) {
        var builder = OutgoingPacket.of(profile.edition())
                .st(profile.st())
                .cn(outgoing.cn())
                .pw(settings.password())
                .mn(profile.mn())
                .rf(outgoing.backlog() && profile.edition() == Edition.HJ_2025)
                .params(outgoing.params())
                .factors(isOld() ? inOldCodes(outgoing.items()) : outgoing.items());
        if (outgoing.dataTime() != null) {
            builder.dataTime(outgoing.dataTime());
        }
        return plain
                ? builder.withoutFlag().build()
                : builder.qn(nextQn()).answerWanted(outgoing.answerWanted()).build();
    }

    /** A reply names its request in the header, or before 2017 in CP. */
    private OutgoingPacket reply(Outgoing outgoing) {
        String qn = outgoing.qn() == null ? "" : outgoing.qn();
        var builder = OutgoingPacket.of(profile.edition())
                .st("91")
                .cn(outgoing.cn())
                .pw(settings.password())
                .mn(profile.mn());
        if (isOld()) {
            builder.param("QN", qn);
        } else {
            builder.qn(qn);
        }
        return builder.params(outgoing.params()).build();
    }

    private static List<FactorItem> inOldCodes(List<FactorItem> items) {
        var renamed = new ArrayList<FactorItem>();
        for (var item : items) {
            String old = Factors.find(item.code())
                    .map(factor -> factor.code2005() == null ? item.code() : factor.code2005())
                    .orElse(item.code());
            renamed.add(new FactorItem(item.code(), old, item.values()));
        }
        return renamed;
    }

    private Frame frame(OutgoingPacket packet, boolean answerWanted) {
        byte[] bytes = PacketEncoder.encode(packet, StandardCharsets.UTF_8, crcVariant(), null);
        if (profile.has(Habit.LOWER_CASE_CRC)) {
            lowerCaseCrc(bytes);
        }
        if (profile.has(Habit.BARE_LINE_FEED)) {
            bytes = Arrays.copyOf(bytes, bytes.length - 1);
            bytes[bytes.length - 1] = '\n';
        }
        byte[] first = bytes;
        if (answerWanted && happens(Habit.WRONG_CRC)) {
            first = bytes.clone();
            first[first.length / 2] ^= 1;
        }
        return new Frame(packet.qn(), bytes, first, answerWanted);
    }

    private CrcVariant crcVariant() {
        if (profile.has(Habit.MODBUS_CRC)) {
            return CrcVariant.MODBUS;
        }
        return profile.has(Habit.SWAPPED_CRC) ? CrcVariant.SWAPPED : CrcVariant.STANDARD;
    }

    private static void lowerCaseCrc(byte[] bytes) {
        for (int i = bytes.length - 6; i < bytes.length - 2; i++) {
            bytes[i] |= 0x20;
        }
    }

    private boolean happens(Habit habit) {
        return profile.has(habit) && chance.nextInt(ONE_IN) == 0;
    }

    private boolean isOld() {
        return profile.edition() == Edition.HJT_2005;
    }

    /** The logger's clock in milliseconds, or a millisecond more than the QN before. */
    private String nextQn() {
        var now = settings.clock(time.instant()).truncatedTo(ChronoUnit.MILLIS);
        lastQn = now.isAfter(lastQn) ? now : lastQn.plus(1, ChronoUnit.MILLIS);
        return PacketEncoder.QN.format(lastQn);
    }

    /** Reads packets until the stream ends. */
    void read(InputStream in, Consumer<Packet> heard) throws IOException {
        var parser = new PacketParser(DeviceProfiles.always(DeviceProfile.of(profile.edition())));
        var decoder = new FrameDecoder();
        FrameSink sink = frame -> {
            var packet = parser.parse(frame);
            if (packet.accepted()) {
                heard.accept(packet);
            }
        };
        byte[] buffer = new byte[READ_BUFFER];
        int count = in.read(buffer);
        while (count >= 0) {
            decoder.feed(buffer, 0, count, sink);
            count = in.read(buffer);
        }
    }

    /** The exchange that a reply belongs to: the header QN, or before 2017 the QN in CP. */
    static String qnOf(Packet reply) {
        return reply.qn().isEmpty() ? reply.findParam("QN").orElse("") : reply.qn();
    }
}
