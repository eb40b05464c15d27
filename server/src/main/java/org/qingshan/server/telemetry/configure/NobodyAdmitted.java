/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.configure;

import java.net.InetAddress;
import java.util.Optional;
import org.qingshan.server.telemetry.Admission;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.DeviceAdmission;

/** Without a registry no device is known: everything goes to quarantine. */
final class NobodyAdmitted implements DeviceAdmission {

    @Override
    public Admission check(String mn, String password, InetAddress address) {
        return new Admission.Unknown();
    }

    @Override
    public Optional<AdmittedDevice> findDevice(String mn) {
        return Optional.empty();
    }

    @Override
    public long version() {
        return 0;
    }
}
