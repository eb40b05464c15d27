/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

/** The verdict on a packet's sender. */
public sealed interface Admission {

    /** The packet is taken as data. */
    record Admitted(AdmittedDevice device) implements Admission {}

    /** No device has this number: quarantine, no answer. */
    record Unknown() implements Admission {}

    /**
     * The device exists but this packet is not believed: raw is kept, counted, not answered.
     *
     * @param device internal id of the device
     */
    record Refused(int device, Reason reason) implements Admission {}

    /** Why a known device is refused; the code is the packet note's. */
    enum Reason {
        WRONG_PASSWORD("telemetry.admission.wrong-password"),
        ADDRESS_NOT_ALLOWED("telemetry.admission.address-not-allowed"),
        SUSPENDED("telemetry.admission.suspended");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
