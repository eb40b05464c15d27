/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.quarantine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.qingshan.hj212.Packet;
import org.qingshan.server.telemetry.gateway.UnknownSenders;
import org.qingshan.server.telemetry.model.RawPacket;

/**
 * Keeps packets of unknown numbers within caps: so many packets and bytes of one address, so many numbers in all; beyond that it only
 * counts. Nothing here was acknowledged, so a crash may lose what was not yet written down.
 */
public final class Quarantine implements UnknownSenders {

    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    /** Stands for numbers that cannot be read. */
    static final String UNREADABLE = "?";

    private final Caps caps;
    private final Map<String, Allowance> byAddress = new HashMap<>();
    private final java.util.Set<String> numbers = new java.util.HashSet<>();
    private final LongAdder countedOnly = new LongAdder();
    private final LongAdder kept = new LongAdder();
    private long keptBytes;
    private Map<String, Visit> visits = new LinkedHashMap<>();

    /**
     * How much is kept.
     *
     * @param packets of one address
     * @param bytes of one address
     * @param numbers different device numbers in all
     * @param allBytes of all addresses together
     */
    public record Caps(int packets, long bytes, int numbers, long allBytes) {}

    private static final class Allowance {
        int packets;
        long bytes;
    }

    /** What one number sent since the last writing. */
    static final class Visit {
        final String mn;
        String address = "";
        String st = "";
        String edition = "";
        long firstMicros = Long.MAX_VALUE;
        long lastMicros;
        long packets;
        long bytes;
        final List<RawPacket> kept = new ArrayList<>();

        Visit(String mn) {
            this.mn = mn;
        }
    }

    public Quarantine(Caps caps) {
        this.caps = caps;
    }

    @Override
    public synchronized void keep(Packet packet, RawPacket raw, String address) {
        String mn = NUMBER.matcher(packet.mn()).matches() ? packet.mn() : UNREADABLE;
        if (!numbers.contains(mn) && numbers.size() >= caps.numbers()) {
            countedOnly.increment();
            return;
        }
        numbers.add(mn);
        Visit visit = visits.computeIfAbsent(mn, Visit::new);
        visit.address = address;
        visit.st = packet.st();
        visit.edition = packet.edition().code();
        visit.firstMicros = Math.min(visit.firstMicros, raw.arrivalMicros());
        visit.lastMicros = Math.max(visit.lastMicros, raw.arrivalMicros());
        visit.packets++;
        visit.bytes += raw.bytes().length;
        if (allows(address, raw.bytes().length)) {
            visit.kept.add(raw);
            kept.increment();
        } else {
            countedOnly.increment();
        }
    }

    /** Packets beyond the caps since the start. */
    public long countedOnly() {
        return countedOnly.sum();
    }

    /** Packets kept since the start. */
    public long kept() {
        return kept.sum();
    }

    /** Unknown numbers that are listed. */
    public synchronized int numbers() {
        return numbers.size();
    }

    synchronized List<Visit> take() {
        List<Visit> taken = List.copyOf(visits.values());
        visits = new LinkedHashMap<>();
        return taken;
    }

    /** What is in the tables already counts against the caps. */
    synchronized void restore(List<String> knownNumbers, Map<String, long[]> keptOfAddress) {
        numbers.clear();
        numbers.addAll(knownNumbers);
        byAddress.clear();
        keptBytes = keptOfAddress.values().stream().mapToLong(kept -> kept[1]).sum();
        keptOfAddress.forEach((address, kept) -> {
            Allowance allowance = byAddress.computeIfAbsent(address, _ -> new Allowance());
            allowance.packets = (int) kept[0];
            allowance.bytes = kept[1];
        });
    }

    private boolean allows(String address, int length) {
        if (keptBytes + length > caps.allBytes()) {
            return false;
        }
        Allowance allowance = byAddress.computeIfAbsent(address, _ -> new Allowance());
        if (allowance.packets >= caps.packets() || allowance.bytes + length > caps.bytes()) {
            return false;
        }
        keptBytes += length;
        allowance.packets++;
        allowance.bytes += length;
        return true;
    }
}
