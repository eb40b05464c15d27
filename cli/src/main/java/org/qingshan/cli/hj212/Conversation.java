/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli.hj212;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.qingshan.hj212.Frame;
import org.qingshan.hj212.FrameDecoder;
import org.qingshan.hj212.FrameSink;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.PacketParser;

/** A connection to a host, on which one packet is said at a time. */
final class Conversation implements AutoCloseable {
    private static final byte[] LINE_END = {'\r', '\n'};
    /** How long to listen after a packet that asks for no answer. */
    private static final int GLANCE_MILLIS = 20;

    private final Socket socket;
    private final int timeoutMillis;
    private final FrameDecoder decoder = new FrameDecoder();
    private final PacketParser parser = new PacketParser();
    private final byte[] chunk = new byte[16_384];

    Conversation(String host, int port, int timeoutMillis) throws IOException {
        this.timeoutMillis = timeoutMillis;
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(host, port), timeoutMillis);
    }

    /** Sends a packet and returns what the host says: at least one packet when an answer is due and comes in time. */
    List<Packet> say(Frame frame, boolean answerDue) throws IOException {
        socket.getOutputStream().write(wire(frame));
        socket.getOutputStream().flush();
        List<Packet> answers = new ArrayList<>();
        FrameSink sink = answer -> answers.add(parser.parse(answer));
        long deadline = System.nanoTime() + (answerDue ? timeoutMillis : GLANCE_MILLIS) * 1_000_000L;
        long left = deadline - System.nanoTime();
        while (answers.isEmpty() && left > 0 && listen((int) Math.max(1, left / 1_000_000), sink)) {
            left = deadline - System.nanoTime();
        }
        return answers;
    }

    private boolean listen(int millis, FrameSink sink) throws IOException {
        socket.setSoTimeout(millis);
        try {
            int length = socket.getInputStream().read(chunk);
            if (length < 0) {
                return false;
            }
            decoder.feed(chunk, 0, length, sink);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** The packet as it stands in the file, with the line end of the standard. */
    private static byte[] wire(Frame frame) {
        byte[] bytes = frame.toBytes();
        int length = bytes.length;
        while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r')) {
            length--;
        }
        byte[] wire = new byte[length + 2];
        System.arraycopy(bytes, 0, wire, 0, length);
        System.arraycopy(LINE_END, 0, wire, length, 2);
        return wire;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
