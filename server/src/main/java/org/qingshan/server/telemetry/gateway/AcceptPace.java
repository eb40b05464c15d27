/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;

/** Takes new connections no faster than the rate; what comes faster waits in the backlog of the operating system. */
@Sharable
final class AcceptPace extends ChannelInboundHandlerAdapter {

    private final Pace pace;
    private final GatewayFigures figures;

    AcceptPace(int perSecond, GatewayFigures figures) {
        this.pace = new Pace(perSecond, 1);
        this.figures = figures;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object accepted) {
        long wait = pace.count(System.nanoTime());
        Channel listening = ctx.channel();
        if (wait > 0 && listening.config().isAutoRead()) {
            figures.acceptPauses.increment();
            listening.config().setAutoRead(false);
            var _ = ctx.executor().schedule(() -> listening.config().setAutoRead(true), wait, TimeUnit.NANOSECONDS);
        }
        ctx.fireChannelRead(accepted);
    }
}
