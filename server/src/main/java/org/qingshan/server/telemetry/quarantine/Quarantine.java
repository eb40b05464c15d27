/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.quarantine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Packet;
import org.qingshan.server.telemetry.gateway.UnknownSenders;
import org.qingshan.server.telemetry.model.RawPacket;

/**
 * Keeps packets of unknown numbers within caps: so many packets and bytes of one address and in all, beyond which it only counts; so
 * many numbers of one address and in all, beyond which the longest unheard goes. Devices are not answered, so a crash may lose
 * what was not yet written down; who waits for its packet ({@code onDurable}) is told after the writing.
 */
public final class Quarantine implements UnknownSenders {

    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    /** Stands for numbers that cannot be read. */
    static final String UNREADABLE = "?";

    private final Numbers numbers;
    private final LongAdder countedOnly = new LongAdder();
    private final LongAdder kept = new LongAdder();
    private final LongAdder evictions = new LongAdder();
    private Map<String, Visit> visits = new LinkedHashMap<>();
    private Set<String> evicted = new LinkedHashSet<>();
    /** Of packets that are given up: nothing of them is written, but their senders must not wait for ever. */
    private List<Runnable> givenUp = new ArrayList<>();

    private volatile Runnable urgent = () -> {};

    /**
     * How much is kept.
     *
     * @param packets of one address
     * @param bytes of one address
     * @param numbers different device numbers in all
     * @param numbersOfAddress different device numbers of one address
     * @param allBytes of all addresses together
     */
    public record Caps(int packets, long bytes, int numbers, int numbersOfAddress, long allBytes) {}

    /** What is to be written. */
    record Pending(List<Visit> visits, Collection<String> evicted, List<Runnable> givenUp) {

        boolean isEmpty() {
            return visits.isEmpty() && evicted.isEmpty() && givenUp.isEmpty();
        }
    }

    public Quarantine(Caps caps) {
        this.numbers = new Numbers(caps);
    }

    /** Registers what is run when somebody waits for the writing. */
    void onUrgent(Runnable listener) {
        urgent = listener;
    }

    @Override
    public void keep(Packet packet, RawPacket raw, String address, @Nullable Runnable onDurable) {
        String mn = NUMBER.matcher(packet.mn()).matches() ? packet.mn() : UNREADABLE;
        note(mn, packet, raw, address, onDurable);
        if (onDurable != null) {
            urgent.run();
        }
    }

    private synchronized void note(
            String mn, Packet packet, RawPacket raw, String address, @Nullable Runnable onDurable) {
        numbers.hear(mn, address).forEach(this::evict);
        Visit visit = visits.computeIfAbsent(mn, Visit::new);
        visit.heard(packet, raw, address);
        if (onDurable != null) {
            visit.waiting.add(onDurable);
        }
        if (numbers.allows(mn, address, raw.bytes().length)) {
            visit.kept.add(new Visit.Kept(raw, address));
            kept.increment();
        } else {
            countedOnly.increment();
        }
    }

    private void evict(String mn) {
        evictions.increment();
        evicted.add(mn);
        Visit visit = visits.remove(mn);
        if (visit != null) {
            givenUp.addAll(visit.waiting);
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

    /** Numbers that made room for newer ones since the start. */
    public long evictions() {
        return evictions.sum();
    }

    /** Unknown numbers that are listed. */
    public synchronized int numbers() {
        return numbers.size();
    }

    /** The number has a device now: it counts no more. What it sent before is still written, to be read in again. */
    synchronized void adopted(String mn) {
        numbers.drop(mn);
    }

    /** Nobody wants it: what is not written of it is given up. */
    synchronized void dismissed(Collection<String> dismissed) {
        for (String mn : dismissed) {
            numbers.drop(mn);
            Visit visit = visits.remove(mn);
            if (visit != null) {
                givenUp.addAll(visit.waiting);
            }
        }
    }

    synchronized Pending take() {
        var taken = new Pending(List.copyOf(visits.values()), List.copyOf(evicted), List.copyOf(givenUp));
        visits = new LinkedHashMap<>();
        evicted = new LinkedHashSet<>();
        givenUp = new ArrayList<>();
        return taken;
    }

    /** What could not be written is to be written with what came since. */
    synchronized void putBack(Pending pending) {
        Map<String, Visit> later = visits;
        visits = new LinkedHashMap<>();
        for (Visit visit : pending.visits()) {
            if (evicted.contains(visit.mn)) {
                givenUp.addAll(visit.waiting);
            } else {
                visits.put(visit.mn, visit);
            }
        }
        later.forEach((mn, visit) -> visits.computeIfAbsent(mn, Visit::new).add(visit));
        evicted.addAll(pending.evicted());
        givenUp.addAll(pending.givenUp());
    }

    /** A number of the tables, those longest unheard first: it counts against the caps. */
    synchronized void restore(String mn, String address) {
        numbers.add(mn, address);
    }

    /** What the tables keep of a number. */
    synchronized void restoreKept(String mn, String address, int packets, long bytes) {
        numbers.keep(mn, address, packets, bytes);
    }
}
