/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

/** What loggers in the field do although no standard asks for it. */
public enum Habit {
    /** CRC in lower case. */
    LOWER_CASE_CRC,
    /** CRC-16/MODBUS instead of the CRC of HJ 212. */
    MODBUS_CRC,
    /** The two bytes of the CRC exchanged. */
    SWAPPED_CRC,
    /** Now and then a packet is damaged; it gets no answer and is sent again. */
    WRONG_CRC,
    /** Now and then a packet is sent twice, although the first was answered. */
    REPEATED,
    /** Two packets in one write. */
    GLUED,
    /** One packet in several writes. */
    SPLIT_WRITES,
    /** Modem text and stray bytes between packets. */
    JUNK,
    /** A line feed without carriage return at the end. */
    BARE_LINE_FEED,
    /** Asks for the time by 1013 when it connects. */
    ASKS_TIME,
    /** Does not carry out host commands: accepts and says nothing more. */
    DEAF
}
