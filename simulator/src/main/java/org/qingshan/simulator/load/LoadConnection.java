/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One TCP connection of the load, driven by the single thread of {@link LoadRun}. */
final class LoadConnection {

    private static final byte[] NOTHING = {};

    final int index;
    final PacketQueue waiting = new PacketQueue();
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private byte[] unwritten = NOTHING;
    private byte[] unread = NOTHING;
    private boolean up;
    private long retryAtNanos;
    private boolean everUp;

    LoadConnection(int index) {
        this.index = index;
    }

    boolean isUp() {
        return up;
    }

    boolean wasUp() {
        return everUp;
    }

    /** Whether packets may be written now; otherwise they queue in {@link #waiting}. */
    boolean isFree() {
        return up && unwritten.length == 0 && waiting.isEmpty();
    }

    boolean canDrain() {
        return up && unwritten.length == 0 && !waiting.isEmpty();
    }

    boolean shouldConnect(long now) {
        return channel == null && now - retryAtNanos >= 0;
    }

    void connect(InetSocketAddress target, Selector selector) throws IOException {
        var opened = SocketChannel.open();
        channel = opened;
        opened.configureBlocking(false);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        opened.connect(target);
        key = opened.register(selector, SelectionKey.OP_CONNECT, this);
    }

    /** Completes the connection; returns whether it is up now. */
    boolean finishConnect() throws IOException {
        if (channel == null || key == null || !channel.finishConnect()) {
            return false;
        }
        key.interestOps(SelectionKey.OP_READ);
        up = true;
        everUp = true;
        return true;
    }

    void write(byte[] bytes, int length, ByteBuffer direct) throws IOException {
        if (channel == null) {
            throw new IOException("not connected");
        }
        direct.clear();
        direct.put(bytes, 0, length).flip();
        channel.write(direct);
        unwritten = direct.hasRemaining() ? Arrays.copyOfRange(bytes, length - direct.remaining(), length) : NOTHING;
        if (unwritten.length > 0 && key != null) {
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    /** Writes a whole packet behind what is on its way. */
    void append(byte[] packet, ByteBuffer direct) throws IOException {
        if (unwritten.length == 0) {
            write(packet, packet.length, direct);
        } else {
            byte[] both = Arrays.copyOf(unwritten, unwritten.length + packet.length);
            System.arraycopy(packet, 0, both, unwritten.length, packet.length);
            unwritten = both;
        }
    }

    /** Goes on with what the socket did not take. */
    void writeRest(ByteBuffer direct) throws IOException {
        byte[] rest = unwritten;
        unwritten = NOTHING;
        if (key != null) {
            key.interestOps(SelectionKey.OP_READ);
        }
        if (rest.length > 0) {
            write(rest, rest.length, direct);
        }
    }

    /** Reads what is there and scans it. */
    void read(ByteBuffer direct, byte[] scratch, AckScanner scanner) throws IOException {
        if (channel == null) {
            return;
        }
        direct.clear();
        int count = channel.read(direct);
        if (count < 0) {
            throw new IOException("closed by the host");
        }
        direct.flip();
        System.arraycopy(unread, 0, scratch, 0, unread.length);
        direct.get(scratch, unread.length, count);
        int end = unread.length + count;
        int used = scanner.scan(scratch, end);
        unread = used == end ? NOTHING : Arrays.copyOfRange(scratch, used, end);
    }

    void close(long retryAt) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException alreadyGone) {
                // Nothing is left to release.
            }
        }
        channel = null;
        key = null;
        up = false;
        unwritten = NOTHING;
        unread = NOTHING;
        retryAtNanos = retryAt;
    }
}
