/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Frame;
import org.qingshan.hj212.FrameDecoder;
import org.qingshan.hj212.FrameSink;

/**
 * One socket. All of it runs on the socket's event loop but {@link #send}, which may be called by any thread. Several devices may
 * speak on one socket, and one device on several.
 */
public final class DeviceConnection extends ChannelInboundHandlerAdapter implements FrameSink {

    private static final long LONGEST_HOLD_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final GatewayLoop loop;
    private final FrameDecoder decoder = new FrameDecoder();
    private @Nullable ChannelHandlerContext context;
    private InetAddress address = InetAddress.getLoopbackAddress();
    private String peer = "";
    private long noise;
    private long lastRead;
    private long frameBegun;
    private long unwritableSince;
    private boolean paused;
    private boolean slowed;
    private long slowUntil;
    private @Nullable Pace strangers;
    private boolean flushPending;

    DeviceConnection(GatewayLoop loop) {
        this.loop = loop;
    }

    public InetAddress address() {
        return address;
    }

    /** Address and port, as kept with raw packets. */
    public String peer() {
        return peer;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        var remote = (InetSocketAddress) ctx.channel().remoteAddress();
        address = remote.getAddress();
        peer = address.getHostAddress() + ":" + remote.getPort();
        lastRead = System.nanoTime();
        loop.opened(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        decoder.finish(this);
        loop.closed(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        try {
            byte[] scratch = loop.scratch();
            while (buffer.isReadable()) {
                int length = Math.min(scratch.length, buffer.readableBytes());
                buffer.readBytes(scratch, 0, length);
                decoder.feed(scratch, 0, length, this);
            }
        } finally {
            buffer.release();
        }
        lastRead = System.nanoTime();
        frameBegun = decoder.waiting() ? (frameBegun == 0 ? lastRead : frameBegun) : 0;
        if (noise > loop.limits().noiseKib() * 1024L) {
            loop.figures().noiseClosed.increment();
            var _ = ctx.close();
        } else if (loop.isFull()) {
            pause(ctx);
        }
        if (slowUntil != 0 && !slowed) {
            holdBack(ctx);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        loop.failed(this, cause);
        var _ = ctx.close();
    }

    @Override
    public void frame(Frame frame) {
        noise = 0;
        frameBegun = 0;
        loop.handle(this, frame);
    }

    @Override
    public void noise(byte[] bytes, int offset, int length) {
        noise += length;
    }

    /** Counts a packet; when packets come faster than they may, this socket is not read for a while. */
    void slow(Pace pace) {
        long now = System.nanoTime();
        long wait = pace.count(now);
        if (wait > 0) {
            slowUntil = Math.max(slowUntil, now + Math.min(wait, LONGEST_HOLD_NANOS));
        }
    }

    Pace paceOfStrangers(DevicePaces paces) {
        Pace known = strangers;
        if (known == null) {
            known = paces.fresh();
            strangers = known;
        }
        return known;
    }

    /** Sends bytes to the device; many sends of one moment leave in one write to the socket. */
    public void send(byte[] bytes) {
        loop.send(this, bytes);
    }

    public boolean isOpen() {
        ChannelHandlerContext known = context;
        return known != null && known.channel().isActive();
    }

    /** On the event loop. True when a flush is due that was not before. */
    boolean write(byte[] bytes) {
        ChannelHandlerContext ctx = context;
        if (ctx == null || !ctx.channel().isActive()) {
            return false;
        }
        var _ = ctx.write(Unpooled.wrappedBuffer(bytes), ctx.voidPromise());
        boolean first = !flushPending;
        flushPending = true;
        return first;
    }

    void flush() {
        flushPending = false;
        ChannelHandlerContext ctx = context;
        if (ctx != null) {
            ctx.flush();
            unwritableSince =
                    ctx.channel().isWritable() ? 0 : unwritableSince == 0 ? System.nanoTime() : unwritableSince;
        }
    }

    void resume() {
        ChannelHandlerContext ctx = context;
        if (paused && ctx != null) {
            paused = false;
            readOn(ctx);
        }
    }

    private void holdBack(ChannelHandlerContext ctx) {
        slowed = true;
        loop.figures().devicePauses.increment();
        ctx.channel().config().setAutoRead(false);
        long wait = Math.max(0, slowUntil - System.nanoTime());
        var _ = ctx.executor()
                .schedule(
                        () -> {
                            slowed = false;
                            slowUntil = 0;
                            readOn(ctx);
                        },
                        wait,
                        TimeUnit.NANOSECONDS);
    }

    /** What was not read does not count as silence. */
    private void readOn(ChannelHandlerContext ctx) {
        if (!paused && !slowed) {
            lastRead = System.nanoTime();
            frameBegun = frameBegun == 0 ? 0 : lastRead;
            ctx.channel().config().setAutoRead(true);
        }
    }

    /** Once a second: frames that were begun and not ended, readers that do not read, sockets that are dead. */
    void look(long now) {
        ChannelHandlerContext ctx = context;
        if (ctx == null || paused || slowed) {
            return;
        }
        GatewaySettings limits = loop.limits();
        if (frameBegun != 0 && now - frameBegun > limits.frameSeconds() * 1_000_000_000L) {
            frameBegun = 0;
            decoder.finish(this);
        }
        if (unwritableSince != 0 && !ctx.channel().isWritable()) {
            if (now - unwritableSince > limits.frameSeconds() * 1_000_000_000L) {
                loop.figures().slowClosed.increment();
                var _ = ctx.close();
            }
        } else {
            unwritableSince = 0;
        }
        if (now - lastRead > limits.idleMinutes() * 60_000_000_000L) {
            loop.figures().idleClosed.increment();
            var _ = ctx.close();
        }
    }

    private void pause(ChannelHandlerContext ctx) {
        if (!paused) {
            paused = true;
            loop.paused(this);
            ctx.channel().config().setAutoRead(false);
        }
    }
}
