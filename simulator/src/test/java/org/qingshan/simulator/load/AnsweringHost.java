/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.qingshan.hj212.Crc;

/** A host on a real socket that answers each packet with 9014, unless told to stay silent. */
final class AnsweringHost implements AutoCloseable {

    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<String> segments = Collections.synchronizedList(new ArrayList<>());
    private volatile Predicate<String> silent = _ -> false;

    AnsweringHost() throws IOException {
        server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Leaves the first packet unanswered for which the predicate holds. */
    void staySilent(Predicate<String> when) {
        silent = when;
    }

    List<String> listSegments() {
        return List.copyOf(segments);
    }

    /** Sends a request to every logger's line. */
    void ask(String request) throws IOException {
        for (var socket : sockets) {
            socket.getOutputStream().write(framed(request));
        }
    }

    void dropConnections() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
            while (true) {
                String segment = readSegment(in);
                segments.add(segment);
                if (!segment.contains("CN=90") && !silent.test(segment)) {
                    socket.getOutputStream().write(answer(segment));
                }
            }
        } catch (IOException closed) {
            // The other side is done.
        }
    }

    private static String readSegment(DataInputStream in) throws IOException {
        byte[] head = in.readNBytes(6);
        if (head.length < 6) {
            throw new IOException("end");
        }
        byte[] segment = in.readNBytes(Integer.parseInt(new String(head, 2, 4, StandardCharsets.US_ASCII)));
        String crc = new String(in.readNBytes(6), StandardCharsets.US_ASCII).strip();
        if (Integer.parseInt(crc, 16) != Crc.compute(segment, 0, segment.length)) {
            throw new UncheckedIOException(new IOException("wrong CRC " + crc));
        }
        return new String(segment, StandardCharsets.US_ASCII);
    }

    private static byte[] answer(String segment) {
        String qn = field(segment, "QN");
        return framed("QN=%s;ST=91;CN=9014;PW=123456;MN=%s;Flag=4;CP=&&&&".formatted(qn, field(segment, "MN")));
    }

    private static byte[] framed(String segment) {
        byte[] bytes = segment.getBytes(StandardCharsets.US_ASCII);
        return "##%04d%s%04X\r\n"
                .formatted(bytes.length, segment, Crc.compute(bytes, 0, bytes.length))
                .getBytes(StandardCharsets.US_ASCII);
    }

    static String field(String segment, String name) {
        int from = segment.indexOf(name + '=') + name.length() + 1;
        int to = from;
        while (to < segment.length() && ";,&".indexOf(segment.charAt(to)) < 0) {
            to++;
        }
        return segment.substring(from, to);
    }

    @Override
    public void close() throws IOException {
        server.close();
        dropConnections();
    }
}
