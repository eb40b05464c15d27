/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.quarantine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The unknown numbers that are listed, and what is kept of each. When an address, or all together, have too many, the one that was not
 * heard for longest makes room: whoever invents numbers pushes out his own.
 */
final class Numbers {

    private final Quarantine.Caps caps;
    /** In the order of hearing, the longest unheard first; likewise within an address. */
    private final SequencedMap<String, Listed> all = new LinkedHashMap<>();

    private final Map<String, SequencedMap<String, Listed>> byAddress = new HashMap<>();
    private final Map<String, Amount> keptOfAddress = new HashMap<>();
    private long keptBytes;

    private static final class Amount {
        int packets;
        long bytes;
    }

    /** A number counts for the address that listed it first: sending another's number takes nothing from it. */
    private record Listed(String address, Map<String, Amount> kept) {}

    Numbers(Quarantine.Caps caps) {
        this.caps = caps;
    }

    int size() {
        return all.size();
    }

    /** Lists a number, or notes that it was heard; the numbers that had to go for it. */
    List<String> hear(String mn, String address) {
        Listed known = all.get(mn);
        if (known != null) {
            all.putLast(mn, known);
            ofAddress(known.address()).putLast(mn, known);
            return List.of();
        }
        List<String> gone = new ArrayList<>();
        while (ofAddress(address).size() >= caps.numbersOfAddress()) {
            gone.add(dropOldest(ofAddress(address)));
        }
        while (all.size() >= caps.numbers()) {
            gone.add(dropOldest(all));
        }
        add(mn, address);
        return gone;
    }

    void add(String mn, String address) {
        var listed = new Listed(address, new HashMap<>());
        all.put(mn, listed);
        ofAddress(address).put(mn, listed);
    }

    /** Whether a packet of a listed number may be kept; then it counts. */
    boolean allows(String mn, String address, int length) {
        Amount of = keptOfAddress.getOrDefault(address, new Amount());
        boolean room = of.packets < caps.packets()
                && of.bytes + length <= caps.bytes()
                && keptBytes + length <= caps.allBytes();
        if (room) {
            keep(mn, address, 1, length);
        }
        return room;
    }

    /** Counts what is kept of a listed number. */
    void keep(String mn, String address, int packets, long bytes) {
        Listed listed = all.get(mn);
        if (listed == null) {
            return;
        }
        for (Map<String, Amount> amounts : List.of(keptOfAddress, listed.kept())) {
            Amount amount = amounts.computeIfAbsent(address, _ -> new Amount());
            amount.packets += packets;
            amount.bytes += bytes;
        }
        keptBytes += bytes;
    }

    /** Takes a number off the list, and what is kept of it off the counts. */
    void drop(String mn) {
        Listed listed = all.remove(mn);
        if (listed == null) {
            return;
        }
        Map<String, Listed> siblings = ofAddress(listed.address());
        siblings.remove(mn);
        if (siblings.isEmpty()) {
            byAddress.remove(listed.address());
        }
        listed.kept().forEach((address, kept) -> {
            keptBytes -= kept.bytes;
            keptOfAddress.computeIfPresent(address, (_, sum) -> {
                sum.packets -= kept.packets;
                sum.bytes -= kept.bytes;
                return sum.packets == 0 ? null : sum;
            });
        });
    }

    private String dropOldest(Map<String, Listed> numbers) {
        Iterator<String> oldest = numbers.keySet().iterator();
        String mn = oldest.next();
        drop(mn);
        return mn;
    }

    private SequencedMap<String, Listed> ofAddress(String address) {
        return byAddress.computeIfAbsent(address, _ -> new LinkedHashMap<>());
    }
}
