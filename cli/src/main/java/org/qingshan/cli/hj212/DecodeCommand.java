/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli.hj212;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Frame;
import org.qingshan.hj212.FrameDecoder;
import org.qingshan.hj212.FrameSink;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.PacketParser;
import org.qingshan.hj212.ProblemCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hj212 decode}: one JSON line per packet, bad ones too. */
@Command(
        name = "decode",
        description = "Write one JSON line per packet found in FILE; exit 1 when any of them is bad.",
        mixinStandardHelpOptions = true)
final class DecodeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Packets as they came over the wire; - is standard input.")
    private String file = "-";

    @Mixin
    private ProfileOptions profile = new ProfileOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Run run = new Run(Streams.out(spec), new PacketParser(profile.profiles(spec)));
        PrintWriter err = Streams.err(spec);
        try (InputStream in = file.equals("-") ? System.in : new FileInputStream(file)) {
            run.read(in);
        } catch (IOException e) {
            err.println("hj212.file.unreadable: " + file + " (" + Streams.reason(e) + ")");
            return 1;
        }
        if (run.decoder.noiseBytes() > 0) {
            err.println(ProblemCode.STREAM_NOISE.code() + ": " + run.decoder.noiseBytes());
        }
        if (run.packets == 0) {
            err.println("hj212.file.no-packet: " + file);
        }
        return run.bad > 0 || run.packets == 0 ? 1 : 0;
    }

    /** One reading of a stream. */
    private static final class Run implements FrameSink {
        private final PrintWriter out;
        private final PacketParser parser;
        private final FrameDecoder decoder = new FrameDecoder();
        private long packets;
        private long bad;

        Run(PrintWriter out, PacketParser parser) {
            this.out = out;
            this.parser = parser;
        }

        void read(InputStream in) throws IOException {
            byte[] chunk = new byte[1 << 16];
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                decoder.feed(chunk, 0, length, this);
                out.flush();
            }
            decoder.finish(this);
            out.flush();
        }

        @Override
        public void frame(Frame frame) {
            Packet packet = parser.parse(frame);
            packets++;
            bad += packet.accepted() ? 0 : 1;
            out.write(PacketJson.line(packet));
            out.write('\n');
        }
    }
}
