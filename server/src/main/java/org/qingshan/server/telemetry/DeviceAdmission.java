/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import java.net.InetAddress;

/** Port: who may send. Filled by the registry; asked on the gateway's event loops, so it answers from memory. */
public interface DeviceAdmission {

    /**
     * Judges a packet's sender.
     *
     * @param mn the device's number as sent
     * @param password the PW field as sent, empty when absent
     * @param address the peer's address
     */
    Admission check(String mn, String password, InetAddress address);

    /** Grows whenever an answer of {@link #check} may have changed; until then the gateway keeps an answer per connection. */
    long version();
}
