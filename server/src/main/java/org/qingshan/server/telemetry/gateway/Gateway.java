/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.StartFailure;
import org.qingshan.server.telemetry.ingest.CommitQueue;

/** Listens for devices. */
public final class Gateway {

    private static final int LOOPS =
            Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
    private static final WriteBufferWaterMark SLOW_READER = new WriteBufferWaterMark(32 * 1024, 128 * 1024);

    private final GatewaySettings settings;
    private final InetAddress address;
    private final CommitQueue queue;
    private final Supplier<PacketClerk> clerks;
    private final @Nullable SslContext tls;
    private final GatewayFigures figures;
    private final Map<EventLoop, GatewayLoop> loops = new ConcurrentHashMap<>();
    private final Peers peers;
    private final AcceptPace accepting;
    private final List<Channel> listening = new ArrayList<>();
    private @Nullable MultiThreadIoEventLoopGroup group;

    Gateway(
            GatewaySettings settings,
            InetAddress address,
            CommitQueue queue,
            Supplier<PacketClerk> clerks,
            @Nullable SslContext tls,
            GatewayFigures figures) {
        this.settings = settings;
        this.address = address;
        this.queue = queue;
        this.clerks = clerks;
        this.tls = tls;
        this.figures = figures;
        this.peers = new Peers(settings.connectionsPerAddress(), settings.connectionsPerSecondPerAddress());
        this.accepting = new AcceptPace(settings.connectionsPerSecond(), figures);
    }

    /** Opens the ports. */
    public synchronized void start() {
        var started = new MultiThreadIoEventLoopGroup(
                LOOPS, Thread.ofPlatform().name("gateway-", 0).daemon().factory(), NioIoHandler.newFactory());
        group = started;
        var _ = started.next()
                .scheduleWithFixedDelay(() -> peers.forgetQuiet(System.nanoTime()), 10, 10, TimeUnit.SECONDS);
        listening.add(bind(started, settings.port(), null));
        if (tls != null) {
            listening.add(bind(started, settings.tlsPort(), tls));
        }
    }

    /** The port in use, also when any free one was asked for. */
    public synchronized int port() {
        return ((InetSocketAddress) listening.getFirst().localAddress()).getPort();
    }

    public synchronized int tlsPort() {
        return ((InetSocketAddress) listening.getLast().localAddress()).getPort();
    }

    public GatewayFigures figures() {
        return figures;
    }

    /** Closes the ports and all connections. */
    public synchronized void stop() {
        listening.forEach(channel -> channel.close().syncUninterruptibly());
        listening.clear();
        if (group != null) {
            group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
            group = null;
            loops.clear();
        }
    }

    private Channel bind(MultiThreadIoEventLoopGroup loopsOfAll, int port, @Nullable SslContext context) {
        ChannelFuture bound = new ServerBootstrap()
                .group(loopsOfAll)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4_096)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, SLOW_READER)
                .handler(accepting)
                .childHandler(initializer(context))
                .bind(new InetSocketAddress(address, port))
                .awaitUninterruptibly();
        if (bound.cause() instanceof BindException) {
            String option = context == null ? "--hj212" : "qingshan.hj212.tls-port";
            throw new StartFailure("port-in-use", Map.of("port", Integer.toString(port), "option", option));
        }
        return bound.syncUninterruptibly().channel();
    }

    private ChannelHandler initializer(@Nullable SslContext context) {
        return new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                if (!admit(channel)) {
                    var _ = channel.close();
                    return;
                }
                if (context != null) {
                    channel.pipeline().addLast(context.newHandler(channel.alloc()));
                }
                GatewayLoop loop = loops.computeIfAbsent(channel.eventLoop(), Gateway.this::newLoop);
                channel.pipeline().addLast(new DeviceConnection(loop));
            }
        };
    }

    private GatewayLoop newLoop(EventLoop eventLoop) {
        return new GatewayLoop(eventLoop, settings, figures, queue, clerks.get());
    }

    private boolean admit(SocketChannel channel) {
        InetAddress peer = channel.remoteAddress().getAddress();
        boolean admitted = peers.opened(peer, System.nanoTime());
        int all = figures.connections.incrementAndGet();
        channel.closeFuture().addListener(_ -> {
            peers.closed(peer);
            figures.connections.decrementAndGet();
        });
        admitted &= all <= settings.connections();
        (admitted ? figures.accepted : figures.refusedConnections).increment();
        return admitted;
    }
}
