/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

/** What became of every packet: one byte each. */
final class LoadLedger {

    private static final int SENT = 1;
    private static final int ACKNOWLEDGED = 2;
    private static final int CHANGED_SENT = 4;
    private static final int CHANGED_ACKNOWLEDGED = 8;

    private final byte[] states;
    private volatile int acknowledged;

    LoadLedger(int packets) {
        this.states = new byte[packets];
    }

    boolean isSent(int packet) {
        return has(packet, SENT);
    }

    boolean isAcknowledged(int packet) {
        return has(packet, ACKNOWLEDGED);
    }

    boolean isChangedSent(int packet) {
        return has(packet, CHANGED_SENT);
    }

    boolean isChangedAcknowledged(int packet) {
        return has(packet, CHANGED_ACKNOWLEDGED);
    }

    void sent(int packet, boolean changed) {
        states[packet] |= (byte) (changed ? CHANGED_SENT : SENT);
    }

    /** Returns whether this is the first answer. */
    boolean acknowledge(int packet, boolean changed) {
        int bit = changed ? CHANGED_ACKNOWLEDGED : ACKNOWLEDGED;
        boolean first = !has(packet, bit);
        states[packet] |= (byte) bit;
        return first;
    }

    /** Lets other threads know how many packets are answered. */
    void publish(int packets) {
        acknowledged = packets;
    }

    int acknowledged() {
        return acknowledged;
    }

    private boolean has(int packet, int bit) {
        return (states[packet] & bit) != 0;
    }
}
