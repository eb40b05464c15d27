/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Feeds bytes to a decoder in different ways and tells what came out. */
final class Wire {
    private Wire() {}

    /** What a decoder made of a stream, comparable: one line per frame, and the number of bytes that were noise. */
    record Heard(List<String> frames, long noise) {}

    static Heard whole(byte[] stream) {
        return chunks(stream, stream.length);
    }

    static Heard chunks(byte[] stream, int size) {
        Ear ear = new Ear();
        for (int at = 0; at < stream.length; at += size) {
            ear.decoder.feed(stream, at, Math.min(size, stream.length - at), ear);
        }
        return ear.heard();
    }

    static Heard splitAt(byte[] stream, int at) {
        Ear ear = new Ear();
        ear.decoder.feed(stream, 0, at, ear);
        ear.decoder.feed(stream, at, stream.length - at, ear);
        return ear.heard();
    }

    static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    private static final class Ear implements FrameSink {
        private final FrameDecoder decoder = new FrameDecoder();
        private final List<String> frames = new ArrayList<>();

        @Override
        public void frame(Frame frame) {
            String text = new String(frame.toBytes(), StandardCharsets.ISO_8859_1);
            frames.add(text.strip() + frame.problems() + frame.crcOk() + frame.crcComputed());
        }

        Heard heard() {
            decoder.finish(this);
            return new Heard(frames, decoder.noiseBytes());
        }
    }
}
