/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.message.Messages;
import org.qingshan.hj212.message.Reading;

/** The suite's own vectors, {@code quirks.txt}: every quirk of the wire with the notes it must get. */
final class Quirks {
    private Quirks() {}

    /** How a vector is read: as one packet, as the typed message of one packet, or as a stream with one packet in it. */
    enum Form {
        PACKET,
        MESSAGE,
        STREAM
    }

    /** One vector. */
    record Quirk(int line, Set<String> codes, boolean accepted, Map<String, String> options, Form form, String latin) {
        byte[] wire() {
            return latin.getBytes(StandardCharsets.ISO_8859_1);
        }

        Packet parse() {
            return parser().view(frame(), arrival()).toPacket();
        }

        private Frame frame() {
            return form == Form.STREAM ? Frame.of(onlyFrame(new FrameDecoder())) : Frame.of(wire());
        }

        private byte[] onlyFrame(FrameDecoder decoder) {
            List<byte[]> frames = new ArrayList<>();
            decoder.feed(wire(), frame -> frames.add(frame.toBytes()));
            decoder.finish(frame -> frames.add(frame.toBytes()));
            if (frames.size() != 1) {
                throw new IllegalStateException(this + " holds " + frames.size() + " frames");
            }
            return frames.getFirst();
        }

        /** What is noted beside the packet's own problems: by its typed reading, or by the decoder of the stream. */
        Optional<ProblemCode> findOther() {
            return switch (form) {
                case PACKET -> Optional.empty();
                case MESSAGE ->
                    Messages.read(parse()) instanceof Reading.Refused refused
                            ? Optional.of(refused.problem().code())
                            : Optional.empty();
                case STREAM -> {
                    var decoder = new FrameDecoder();
                    onlyFrame(decoder);
                    yield decoder.noiseBytes() > 0 ? Optional.of(ProblemCode.STREAM_NOISE) : Optional.empty();
                }
            };
        }

        PacketParser parser() {
            Edition edition =
                    Edition.findByCode(options.getOrDefault("edition", "")).orElse(null);
            CrcVariant crc = CrcVariant.findByCode(options.getOrDefault("crc", "standard"))
                    .orElseThrow();
            List<Sm4Key> keys = options.containsKey("key")
                    ? List.of(Sm4Key.of(HexFormat.of().parseHex(options.get("key"))))
                    : List.of();
            return new PacketParser(DeviceProfiles.always(new DeviceProfile(edition, crc, Dialect.NONE, keys)));
        }

        @Nullable
        Instant arrival() {
            String text = options.get("arrival");
            return text == null ? null : LocalDateTime.parse(text).toInstant(Packet.ZONE);
        }

        @Override
        public String toString() {
            return "line " + line + " " + codes;
        }
    }

    static List<Quirk> read() {
        List<Quirk> quirks = new ArrayList<>();
        List<String> lines = lines();
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).startsWith("[")) {
                quirks.add(quirk(i + 1, lines.get(i), lines.get(i + 1)));
            }
        }
        return quirks;
    }

    private static Quirk quirk(int line, String head, String body) {
        String[] words = head.split(" ");
        Set<String> codes = new TreeSet<>(
                Arrays.asList(words[0].substring(1, words[0].length() - 1).split(",")));
        codes.remove("-");
        Map<String, String> options = new TreeMap<>();
        for (int i = 2; i < words.length; i++) {
            String[] pair = words[i].split("=");
            options.put(pair[0], pair[1]);
        }
        int space = body.indexOf(' ');
        String text = body.substring(space + 1);
        Form form = body.startsWith("message") ? Form.MESSAGE : body.startsWith("stream") ? Form.STREAM : Form.PACKET;
        byte[] wire = body.startsWith("segment") || form == Form.MESSAGE
                ? PacketEncoder.frame(text.getBytes(StandardCharsets.UTF_8), CrcVariant.STANDARD)
                : unescape(text);
        return new Quirk(
                line, codes, words[1].equals("accepted"), options, form, new String(wire, StandardCharsets.ISO_8859_1));
    }

    private static byte[] unescape(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            char escape = text.charAt(++i);
            switch (escape) {
                case 'r' -> out.write('\r');
                case 'n' -> out.write('\n');
                case '0' -> out.write(0);
                case 'x' -> {
                    out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> throw new IllegalArgumentException("Unknown escape \\" + escape);
            }
        }
        return out.toByteArray();
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(Quirks.class.getResourceAsStream("quirks.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
