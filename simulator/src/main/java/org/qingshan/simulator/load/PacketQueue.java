/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

import java.util.Arrays;

/** A growing ring of packet numbers with their variant; the packets themselves are made when there is room for them. */
final class PacketQueue {

    private int[] ring = new int[16];
    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** Adds a packet; the variant is the sign: a changed packet {@code k} is kept as {@code ~k}. */
    void add(int packet, boolean changed) {
        if (size == ring.length) {
            grow();
        }
        ring[(head + size++) % ring.length] = changed ? ~packet : packet;
    }

    /** The next entry, or its complement for a changed packet. */
    int poll() {
        int next = ring[head];
        head = (head + 1) % ring.length;
        size--;
        return next;
    }

    void moveTo(PacketQueue target) {
        while (!isEmpty()) {
            int next = poll();
            target.add(next < 0 ? ~next : next, next < 0);
        }
    }

    private void grow() {
        int[] wider = Arrays.copyOfRange(ring, head, head + 2 * ring.length);
        System.arraycopy(ring, 0, wider, ring.length - head, head);
        ring = wider;
        head = 0;
    }
}
