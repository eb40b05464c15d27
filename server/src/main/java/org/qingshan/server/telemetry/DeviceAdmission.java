/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import java.net.InetAddress;
import java.util.Optional;

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

    /** The device of a number, suspended ones too: how it speaks must be known before its packet can be believed. */
    Optional<AdmittedDevice> findDevice(String mn);

    /** Grows whenever an answer may have changed; until then the gateway keeps an answer per connection. */
    long version();
}
