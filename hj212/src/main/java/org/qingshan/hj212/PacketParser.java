/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.internal.AreaScanner;
import org.qingshan.hj212.internal.HeaderChecks;
import org.qingshan.hj212.internal.HeaderScanner;
import org.qingshan.hj212.internal.Opener;
import org.qingshan.hj212.internal.StringCache;
import org.qingshan.hj212.internal.Tape;

/**
 * Reads frames. Nothing a device sends makes it throw: what is wrong or odd becomes a coded problem of the packet. Not
 * safe for threads; it reuses one {@link PacketView}.
 */
public final class PacketParser {
    private final DeviceProfiles profiles;
    private final Tape tape = new Tape();
    private final StringCache cache = new StringCache();
    private final HeaderScanner header = new HeaderScanner(tape);
    private final AreaScanner area = new AreaScanner(tape);
    private final HeaderChecks checks = new HeaderChecks(tape);
    private final Opener opener = new Opener(tape);
    private final PacketView view = new PacketView(tape, cache);

    public PacketParser() {
        this(DeviceProfiles.none());
    }

    public PacketParser(DeviceProfiles profiles) {
        this.profiles = profiles;
    }

    /** Reads every packet of a whole stream, rejected ones included. */
    public static List<Packet> parseAll(byte[] stream) {
        List<Packet> packets = new ArrayList<>();
        PacketParser parser = new PacketParser();
        FrameDecoder decoder = new FrameDecoder();
        FrameSink sink = frame -> packets.add(parser.parse(frame));
        decoder.feed(stream, sink);
        decoder.finish(sink);
        return packets;
    }

    /** Reads a frame without knowing when it arrived. */
    public Packet parse(Frame frame) {
        return view(frame, null).toPacket();
    }

    /** Reads a frame; its DataTime is held against the time of arrival. */
    public Packet parse(Frame frame, Instant arrival) {
        return view(frame, arrival).toPacket();
    }

    /** As {@link #parse(Frame)} without garbage; the view is valid until the next call. */
    public PacketView view(Frame frame) {
        return view(frame, null);
    }

    /** As {@link #parse(Frame, Instant)} without garbage; the view is valid until the next call. */
    public PacketView view(Frame frame, @Nullable Instant arrival) {
        int start = frame.segmentOffset();
        tape.reset(frame.bytes(), start, start + frame.segmentLength());
        view.begin(frame);
        if (!frame.flawless()) {
            frame.problems().forEach(p -> tape.note(p.code(), p.detail()));
        }
        header.scan();
        DeviceProfile profile = profiles.profileOf(view.mn());
        tape.dialect = profile.dialect();
        tape.edition = checks.edition(profile);
        judgeCrc(frame, profile);
        checks.check();
        if (!tape.has(ProblemCode.CRYPT_NO_KEY) && !tape.has(ProblemCode.CRYPT_WRONG_KEY)) {
            area.scan();
        }
        checks.checkTime(arrival);
        return view;
    }

    private void judgeCrc(Frame frame, DeviceProfile profile) {
        int computed = frame.crcComputed();
        int sent = frame.crcSent();
        if (sent == computed) {
            view.crc(CrcVariant.STANDARD, computed);
            openDespiteFit(profile, sent);
            if (frame.crcLowerCase()) {
                tape.note(ProblemCode.CRC_LOWER_CASE, frame.crcSentText());
            }
            return;
        }
        if (sent < 0) {
            view.crc(null, computed);
            if (!frame.has(ProblemCode.FRAME_TRUNCATED)) {
                tape.note(ProblemCode.CRC_UNREADABLE, frame.crcSentText());
            }
            return;
        }
        judgeMismatch(frame, profile, sent, computed);
    }

    /** The CRC has 256 values, so that of the ciphertext fits by chance once in 256 packets. */
    private void openDespiteFit(DeviceProfile profile, int sent) {
        boolean encrypts = tape.edition == Edition.HJ_2025 || !profile.keys().isEmpty();
        if (!encrypts || (tape.isAreaPlain() && !opener.isPrinted())) {
            return;
        }
        ProblemCode sealed = opener.open(profile.keys(), sent);
        if (tape.encrypted) {
            header.scan();
            view.crc(CrcVariant.STANDARD, sent);
        } else if (sealed != null) {
            tape.note(sealed, "");
        }
    }

    private void judgeMismatch(Frame frame, DeviceProfile profile, int sent, int computed) {
        ProblemCode sealed = opener.open(profile.keys(), sent);
        if (tape.encrypted) {
            header.scan();
            view.crc(CrcVariant.STANDARD, sent);
            return;
        }
        CrcVariant variant = findVariant(frame, profile.crc(), sent);
        view.crc(variant, computed);
        if (variant != null && variant == profile.crc()) {
            tape.note(ProblemCode.CRC_PINNED_VARIANT, variant.code());
        } else if (variant != null) {
            tape.note(ProblemCode.CRC_WRONG_VARIANT, variant.code());
        } else if (sealed != null) {
            tape.note(sealed, "");
        } else {
            tape.note(ProblemCode.CRC_MISMATCH, "sent %s, computed %04X".formatted(frame.crcSentText(), computed));
        }
    }

    /** One value may fit two variants (it reads the same in either byte order): the one the device is pinned to goes first. */
    private static @Nullable CrcVariant findVariant(Frame frame, CrcVariant pinned, int sent) {
        if (pinned.compute(frame.bytes(), frame.segmentOffset(), frame.segmentLength()) == sent) {
            return pinned;
        }
        return Crc.findVariant(sent, frame.bytes(), frame.segmentOffset(), frame.segmentLength())
                .orElse(null);
    }
}
