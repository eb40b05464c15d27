/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

/**
 * Port, filled by every room that keeps data about things that another room below it or beside it owns. Asked before such
 * a thing is removed as a mistake: what has data is closed with a date and never removed.
 */
@FunctionalInterface
public interface Traces {

    /**
     * Whether there is anything that would lose its explanation.
     *
     * @param kind of the thing, as in the audit trail, e.g. {@code device}
     * @param id internal
     */
    boolean exist(String kind, int id);
}
