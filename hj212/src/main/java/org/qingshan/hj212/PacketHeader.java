/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

/** The fields before the data area, which are all that an answer needs. */
public interface PacketHeader {
    String mn();

    String qn();

    String cn();

    String pw();

    int flag();

    int pnum();

    int pno();

    Edition edition();

    /** Bit 0 of {@code Flag}; a reply is never answered, whatever it asks for. */
    default boolean answerWanted() {
        return flag() > 0 && (flag() & 1) != 0 && !reply();
    }

    /** Whether this is one of several parts: PNUM and PNO are there and PNUM is above 1. */
    default boolean split() {
        return pnum() > 1 && pno() > 0;
    }

    /** Whether this is 9011, 9012, 9013 or 9014. */
    default boolean reply() {
        return Replies.isReply(cn());
    }
}
