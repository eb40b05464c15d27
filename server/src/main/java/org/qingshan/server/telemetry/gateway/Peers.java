/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many connections each address has, and how fast it opens new ones. Addresses that are gone and quiet are forgotten. */
final class Peers {

    private static final int BURST_SECONDS = 10;

    private final int most;
    private final int perSecond;
    private final Map<InetAddress, Peer> peers = new ConcurrentHashMap<>();

    private static final class Peer {

        private final AtomicInteger open = new AtomicInteger();
        private final Pace pace;

        Peer(Pace pace) {
            this.pace = pace;
        }
    }

    /**
     * Limits for each address.
     *
     * @param most open connections
     * @param perSecond new connections; ten seconds' worth may come at once
     */
    Peers(int most, int perSecond) {
        this.most = most;
        this.perSecond = perSecond;
    }

    /** Counts a connection that was opened; false when it is one too many. Each is followed by {@link #closed}. */
    boolean opened(InetAddress address, long now) {
        Peer peer = peers.compute(address, (_, known) -> {
            Peer counted = known == null ? new Peer(new Pace(perSecond, BURST_SECONDS)) : known;
            counted.open.incrementAndGet();
            return counted;
        });
        return peer.pace.admits(now) && peer.open.get() <= most;
    }

    void closed(InetAddress address) {
        peers.computeIfPresent(address, (_, peer) -> {
            peer.open.decrementAndGet();
            return peer;
        });
    }

    void forgetQuiet(long now) {
        peers.keySet()
                .forEach(address -> peers.computeIfPresent(
                        address, (_, peer) -> peer.open.get() == 0 && peer.pace.isAtRest(now) ? null : peer));
    }

    int size() {
        return peers.size();
    }
}
