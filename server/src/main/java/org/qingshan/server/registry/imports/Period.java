/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.registry.model.DatedDraft;

/** A stretch of time [from, to); null = open. */
record Period(@Nullable Instant from, @Nullable Instant to) {

    static Period of(DatedDraft draft) {
        return new Period(draft.validFrom(), draft.validTo());
    }

    static Period read(LineReader line, @Nullable Period kept) {
        Instant from = line.instant("valid_from", kept == null ? null : kept.from());
        Instant to = line.instant("valid_to", kept == null ? null : kept.to());
        if (from != null && to != null && !from.isBefore(to)) {
            line.fail("registry.period-reversed", "valid_to");
        }
        return new Period(from, to);
    }

    boolean overlaps(Period other) {
        return startsBefore(from, other.to) && startsBefore(other.from, to);
    }

    private static boolean startsBefore(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || from.isBefore(to);
    }

    /** The stretch that covers both. */
    Period with(Period other) {
        Instant begin = from == null || other.from == null ? null : from.isBefore(other.from) ? from : other.from;
        Instant end = to == null || other.to == null ? null : to.isAfter(other.to) ? to : other.to;
        return new Period(begin, end);
    }

    String inWords() {
        return day(from) + "–" + day(to);
    }

    private static String day(@Nullable Instant instant) {
        return instant == null ? "…" : ReportingZone.dayOf(instant).toString();
    }

    /** A dated row: where it is written and what it is about. */
    record Dated(int id, String about, Period period) {}

    /** Notes on the lines what overlaps with another row about the same. */
    static void refuseOverlaps(Collection<Dated> rows, Map<Integer, LineReader> linesById, String code) {
        List<Dated> ordered = new ArrayList<>(rows);
        ordered.sort(Comparator.comparing(Dated::about)
                .thenComparing(row -> row.period().from(), Comparator.nullsFirst(Comparator.naturalOrder())));
        for (int i = 1; i < ordered.size(); i++) {
            Dated earlier = ordered.get(i - 1);
            Dated later = ordered.get(i);
            if (earlier.about().equals(later.about()) && earlier.period().overlaps(later.period())) {
                LineReader line = linesById.getOrDefault(later.id(), linesById.get(earlier.id()));
                Dated other = linesById.containsKey(later.id()) ? earlier : later;
                if (line != null) {
                    line.fail(code, "valid_from", Map.of("other", other.period().inWords()));
                }
            }
        }
    }
}
