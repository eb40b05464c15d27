/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.assertj.core.api.Assertions;
import org.qingshan.hj212.CrcVariant;
import org.qingshan.hj212.DeviceProfile;
import org.qingshan.hj212.DeviceProfiles;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.FrameDecoder;
import org.qingshan.hj212.OutgoingPacket;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.PacketEncoder;
import org.qingshan.hj212.PacketParser;
import org.qingshan.hj212.Replies;

/** The host side of the line in tests: reads with the codec, answers, can send requests and hang up. */
public final class TestHost implements AutoCloseable {

    private final ServerSocket server;
    private final DeviceProfile profile;
    private final List<Packet> packets = new CopyOnWriteArrayList<>();
    private final List<Packet> rejected = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile Predicate<Packet> answers = _ -> true;

    public TestHost(Edition edition, CrcVariant crc) throws IOException {
        server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        profile = DeviceProfile.of(edition).withCrc(crc);
        Thread.ofVirtual().start(this::accept);
    }

    public TestHost(Edition edition) throws IOException {
        this(edition, CrcVariant.STANDARD);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    public void answerOnly(Predicate<Packet> when) {
        answers = when;
    }

    public List<Packet> list(String cn) {
        return packets.stream().filter(p -> p.cn().equals(cn)).toList();
    }

    public List<Packet> listAll() {
        return new ArrayList<>(packets);
    }

    public List<Packet> listRejected() {
        return new ArrayList<>(rejected);
    }

    public void hangUp() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    /** Sends a request over the newest connection. */
    public void send(OutgoingPacket request) throws IOException {
        OutputStream out = sockets.getLast().getOutputStream();
        out.write(PacketEncoder.encode(request));
        out.flush();
    }

    public void await(BooleanSupplier what) throws InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!what.getAsBoolean()) {
            Assertions.assertThat(System.nanoTime())
                    .as("in time; so far %s", packets.stream().map(Packet::cn).toList())
                    .isLessThan(end);
            Thread.sleep(10);
        }
    }

    public void awaitPackets(String cn, int count) throws InterruptedException {
        await(() -> list(cn).size() >= count);
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
            var parser = new PacketParser(DeviceProfiles.always(profile));
            var decoder = new FrameDecoder();
            byte[] buffer = new byte[4096];
            int count = socket.getInputStream().read(buffer);
            while (count >= 0) {
                decoder.feed(buffer, 0, count, frame -> receive(parser.parse(frame), socket));
                count = socket.getInputStream().read(buffer);
            }
        } catch (IOException closed) {
            // The other side is done.
        }
    }

    private void receive(Packet packet, Socket socket) {
        if (!packet.accepted()) {
            rejected.add(packet);
            return;
        }
        packets.add(packet);
        if (answers.test(packet)) {
            Replies.findAnswer(packet).ifPresent(bytes -> write(socket, bytes));
        }
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException gone) {
            // The logger will connect again.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }
}
