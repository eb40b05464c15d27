/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

import java.net.InetAddress;
import java.util.Optional;

/** An address or a block of addresses ({@code 10.1.0.0/16}) from which a device may connect. Never asks a name server. */
public record NetAddress(InetAddress network, int prefix) {

    /** Empty when the text is neither a literal address nor a block. */
    public static Optional<NetAddress> find(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int all = address.getAddress().length * 8;
            int prefix = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
            return prefix < 0 || prefix > all ? Optional.empty() : Optional.of(new NetAddress(address, prefix));
        } catch (IllegalArgumentException notLiteral) {
            return Optional.empty();
        }
    }

    public boolean contains(InetAddress peer) {
        byte[] mine = network.getAddress();
        byte[] other = peer.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((mine[bit >> 3] & mask) != (other[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }
}
