/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

/** Port: keeps what a device has accepted as its new password or key. Filled by the registry; the secrets are stored sealed. */
public interface DeviceSecrets {

    /**
     * The device has confirmed command 1072.
     *
     * @param device internal id
     * @param by who asked for it
     */
    void passwordAccepted(int device, String password, String by);

    /** The device has confirmed command 1014; packets under an older key are still understood. */
    void keyAccepted(int device, String key, String by);
}
