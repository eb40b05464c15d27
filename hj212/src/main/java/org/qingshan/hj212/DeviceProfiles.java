/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

/** Finds the profile of a device while its packet is being read. */
@FunctionalInterface
public interface DeviceProfiles {
    /** The profile registered for a device number, or {@link DeviceProfile#UNKNOWN}. */
    DeviceProfile profileOf(String mn);

    /** Nothing is registered: editions are detected, wrong CRCs are refused. */
    static DeviceProfiles none() {
        return mn -> DeviceProfile.UNKNOWN;
    }

    /** The same profile for every device. */
    static DeviceProfiles always(DeviceProfile profile) {
        return mn -> profile;
    }
}
