/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli.hj212;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Frame;
import org.qingshan.hj212.FrameDecoder;
import org.qingshan.hj212.FrameSink;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.PacketParser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hj212 send}: plays the packets of a file to a host, one at a time, and shows what it answers. */
@Command(
        name = "send",
        description = "Send the packets in FILE to HOST:PORT and write its answers as JSON lines.",
        mixinStandardHelpOptions = true)
final class SendCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "HOST:PORT", description = "The host to send to.")
    private String target = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "Packets as they go over the wire; - is standard input.")
    private String file = "-";

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "How long to wait for an answer (default 5).")
    private int timeoutSeconds;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        int colon = target.lastIndexOf(':');
        int port = colon < 1 ? -1 : port(target.substring(colon + 1));
        if (port < 0) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "Invalid HOST:PORT: '%s'".formatted(target));
        }
        PrintWriter err = Streams.err(spec);
        List<Frame> frames;
        try {
            frames = frames();
        } catch (IOException e) {
            err.println("hj212.file.unreadable: " + file + " (" + Streams.reason(e) + ")");
            return 1;
        }
        if (frames.isEmpty()) {
            err.println("hj212.file.no-packet: " + file);
            return 1;
        }
        try (Conversation host = new Conversation(target.substring(0, colon), port, timeoutSeconds * 1000)) {
            return send(frames, host, err);
        } catch (IOException e) {
            err.println("hj212.send.connection: " + target + " (" + Streams.reason(e) + ")");
            return 1;
        }
    }

    private int send(List<Frame> frames, Conversation host, PrintWriter err) throws IOException {
        PrintWriter out = Streams.out(spec);
        PacketParser parser = new PacketParser();
        int unanswered = 0;
        for (Frame frame : frames) {
            Packet packet = parser.parse(frame);
            List<Packet> answers = host.say(frame, packet.answerWanted() && packet.accepted());
            answers.forEach(a -> out.println(PacketJson.line(a)));
            out.flush();
            if (answers.isEmpty() && packet.answerWanted()) {
                unanswered++;
                err.println("hj212.send.no-answer: mn=%s cn=%s qn=%s".formatted(packet.mn(), packet.cn(), packet.qn()));
            }
        }
        return unanswered > 0 ? 1 : 0;
    }

    private List<Frame> frames() throws IOException {
        List<Frame> frames = new ArrayList<>();
        FrameDecoder decoder = new FrameDecoder();
        FrameSink sink = frame -> frames.add(frame.copy());
        try (InputStream in = file.equals("-") ? System.in : new FileInputStream(file)) {
            decoder.feed(in.readAllBytes(), sink);
        }
        decoder.finish(sink);
        return frames;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            return port > 0 && port <= 65_535 ? port : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
