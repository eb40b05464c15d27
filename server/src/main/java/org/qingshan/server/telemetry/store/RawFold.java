/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import java.util.List;
import org.qingshan.server.telemetry.model.RawPacket;

/** Raw batches of one closed hour that are stored as one blob; each keeps its id and the order of its packets. */
public record RawFold(List<Member> members) {

    /** A batch as it was committed. */
    public record Member(long id, List<RawPacket> packets) {

        public Member {
            packets = List.copyOf(packets);
        }
    }

    public RawFold {
        members = List.copyOf(members);
    }

    long first() {
        return members.getFirst().id();
    }

    long last() {
        return members.getLast().id();
    }

    int packets() {
        return members.stream().mapToInt(member -> member.packets().size()).sum();
    }
}
