/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

/**
 * Who does something, for the audit trail.
 *
 * @param personId internal id; 0 = the system itself
 * @param address where the request came from; empty for the system
 */
public record Actor(int personId, String name, String address) {

    public static final Actor SYSTEM = new Actor(0, "system", "");

    /** Port, filled by {@code access}. */
    @FunctionalInterface
    public interface Source {

        /** The actor of the request in hand, or the system. */
        Actor current();
    }
}
