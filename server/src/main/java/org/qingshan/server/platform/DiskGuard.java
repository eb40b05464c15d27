/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.util.function.Consumer;

/**
 * Watches the disk of the data folder. Below the low-water mark the gateway stops acknowledging, so that devices keep
 * and re-send; a ballast file is given up then, which leaves room to write the alarm. All comes back by itself.
 */
public interface DiskGuard {

    /** How it stands. */
    enum State {
        ENOUGH,
        LOW
    }

    State state();

    /** Free bytes as last measured. */
    long freeBytes();

    /** The mark in bytes: 2 GiB or 5 % of the disk, whichever is less, unless set. */
    long lowWaterBytes();

    /** Returns at once, or as soon as there is space again. */
    void awaitSpace() throws InterruptedException;

    /** Calls the listener with the present state and at each change, from one thread. */
    void onState(Consumer<State> listener);
}
