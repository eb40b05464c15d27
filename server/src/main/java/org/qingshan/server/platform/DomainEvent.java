/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

/**
 * Something that happened, told to other rooms. A record at the room's root whose components Jackson can write and read.
 * Its type name in the outbox is room and class name ({@code telemetry.SignalRaised}) and must stay.
 */
public interface DomainEvent {

    /** Events of one key reach a listener in the order in which they were published. */
    String key();
}
