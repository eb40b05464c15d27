/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

import java.net.InetAddress;
import java.util.Optional;
import org.qingshan.hj212.Packet;
import org.qingshan.server.telemetry.Admission;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.DeviceAdmission;

/** Whether a packet of a known number is taken for that device's: registration, password, address and data time. */
public final class Belief {

    private Belief() {}

    /**
     * Why it is not; empty when it is. For packets that are well formed.
     *
     * @param address where it came from, which the device's address list is held against
     */
    public static Optional<String> findRefusal(
            DeviceAdmission admission, AdmittedDevice device, Packet packet, InetAddress address, long arrivalMicros) {
        return switch (admission.check(device.mn(), packet.pw(), address)) {
            case Admission.Refused refused -> Optional.of(refused.reason().code());
            case Admission.Unknown _ -> Optional.of(Admission.Reason.SUSPENDED.code());
            case Admission.Admitted _ ->
                Plausibility.isPlausible(packet, device, arrivalMicros)
                        ? Optional.empty()
                        : Optional.of(Plausibility.IMPLAUSIBLE_TIME);
        };
    }
}
