/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Merges the parts of a split upload. Each part stands for itself, has its own QN and its own answer, and should be
 * ingested on arrival; this gathers them for those who need the whole. Parts belong together by device, command and
 * DataTime. Completeness is a quality note, never a reason to hold data back. Not safe for threads.
 */
public final class PacketAggregator {
    private final int mostOpen;
    private final Duration patience;
    private final Map<Key, Gathering> open = new LinkedHashMap<>();

    /**
     * @param mostOpen most uploads that may be incomplete at a time; the oldest gives way
     * @param patience how long to wait for a missing part
     */
    public PacketAggregator(int mostOpen, Duration patience) {
        this.mostOpen = mostOpen;
        this.patience = patience;
    }

    private record Key(String mn, String cn, @Nullable LocalDateTime dataTime) {}

    private record Gathering(Instant begun, int of, TreeMap<Integer, Packet> parts) {}

    /**
     * An upload as merged.
     *
     * @param packet header of the first part that is there, with the items of all
     * @param missing numbers of the parts that did not come
     */
    public record Whole(Packet packet, int parts, List<Integer> missing) {
        public Whole {
            missing = List.copyOf(missing);
        }

        public boolean complete() {
            return missing.isEmpty();
        }
    }

    /** Takes an accepted packet; returns the upload when it is whole, at once for a packet that is not split. */
    public Optional<Whole> add(Packet packet, Instant arrival) {
        if (!packet.split()) {
            return Optional.of(new Whole(packet, 1, List.of()));
        }
        Key key = new Key(packet.mn(), packet.cn(), packet.dataTime());
        Gathering gathering = open.get(key);
        if (gathering == null || gathering.of() != packet.pnum()) {
            makeRoom();
            gathering = new Gathering(arrival, packet.pnum(), new TreeMap<>());
            open.put(key, gathering);
        }
        gathering.parts().putIfAbsent(packet.pno(), packet);
        if (gathering.parts().size() < gathering.of()) {
            return Optional.empty();
        }
        open.remove(key);
        return Optional.of(whole(gathering));
    }

    /** The uploads that have waited too long, with what there is of them. */
    public List<Whole> expire(Instant now) {
        List<Whole> late = new ArrayList<>();
        open.values().removeIf(gathering -> {
            boolean old = !gathering.begun().plus(patience).isAfter(now);
            if (old) {
                late.add(whole(gathering));
            }
            return old;
        });
        return late;
    }

    /** Uploads that wait for a part. */
    public int size() {
        return open.size();
    }

    private void makeRoom() {
        while (open.size() >= mostOpen) {
            open.remove(open.keySet().iterator().next());
        }
    }

    private static Whole whole(Gathering gathering) {
        Packet first = gathering.parts().firstEntry().getValue();
        List<Integer> missing = new ArrayList<>();
        for (int i = 1; i <= gathering.of(); i++) {
            if (!gathering.parts().containsKey(i)) {
                missing.add(i);
            }
        }
        return new Whole(merge(first, gathering.parts().values()), gathering.of(), missing);
    }

    private static Packet merge(Packet first, Iterable<Packet> parts) {
        Map<String, FactorItem> factors = new LinkedHashMap<>();
        Map<ProblemCode, Problem> problems = new LinkedHashMap<>();
        List<Param> params = new ArrayList<>();
        boolean encrypted = false;
        for (Packet part : parts) {
            part.factors().forEach(f -> factors.merge(f.code(), f, PacketAggregator::join));
            part.problems().forEach(p -> problems.putIfAbsent(p.code(), p));
            part.params().stream().filter(p -> !params.contains(p)).forEach(params::add);
            encrypted |= part.encrypted();
        }
        return new Packet(
                first.mn(),
                first.qn(),
                first.st(),
                first.cn(),
                first.pw(),
                first.flag(),
                first.pnum(),
                first.pno(),
                first.rf(),
                first.edition(),
                first.crc(),
                first.dataTime(),
                params,
                List.copyOf(factors.values()),
                List.copyOf(problems.values()),
                encrypted);
    }

    /** The values of one factor from two parts; of a suffix that occurs in both the first counts. */
    private static FactorItem join(FactorItem a, FactorItem b) {
        List<Value> values = new ArrayList<>(a.values());
        for (Value value : b.values()) {
            if (value.suffix() == Suffix.OTHER || a.find(value.suffix()).isEmpty()) {
                values.add(value);
            }
        }
        return new FactorItem(a.code(), a.sentCode(), values);
    }
}
