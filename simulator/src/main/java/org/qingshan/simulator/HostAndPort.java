/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator;

import java.net.InetSocketAddress;

/** The text {@code HOST:PORT} of a command line. */
public final class HostAndPort {

    private HostAndPort() {}

    public static InetSocketAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            if (colon > 0) {
                return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
            }
        } catch (IllegalArgumentException unreadable) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "'%s' is no HOST:PORT, for example localhost:2120. Maybe the port is missing.".formatted(text));
    }
}
