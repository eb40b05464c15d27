/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Statistic;
import org.qingshan.pipeline.judge.Verdict;
import org.qingshan.pipeline.state.DataState;
import org.qingshan.pipeline.state.Why;
import org.qingshan.standards.number.Ratio;

/**
 * The packed body of an aggregate row, one element per key of its layout, exact: reading gives what was written.
 *
 * <p>Element: octet (usability, official, judged, late, has ours, has the device's), octet (review, origin, reference,
 * verdict), varint mask of reasons, marks (varint count, texts), then our statistic and the device's. Statistic: octet
 * (which of weighted sum, weight, min, max, amount), varint valid, varint due, the numbers. Number: octet scale and zigzag
 * varint; scale 255 = numerator and denominator as counted big-endian integers.
 */
public final class AggregateCodec {

    static final int HAS_COMPUTED = 0x40;
    static final int HAS_DEVICE = 0x80;

    private static final int JUDGED = 0x10;
    private static final int LATE = 0x20;

    private AggregateCodec() {}

    /** An element as stored: the aggregate and how it was judged. */
    public record Element(Aggregate aggregate, Verdict verdict) {}

    public static byte[] encode(List<Element> elements) {
        ByteWriter writer = new ByteWriter();
        for (Element element : elements) {
            write(writer, element);
        }
        return writer.written();
    }

    public static List<Element> decode(AggregateLayout layout, byte[] body) {
        ByteReader reader = new ByteReader(body);
        List<Element> elements = new ArrayList<>(layout.keys().size());
        for (AggregateKey key : layout.keys()) {
            elements.add(read(reader, key));
        }
        return elements;
    }

    private static void write(ByteWriter writer, Element element) {
        Aggregate aggregate = element.aggregate();
        DataState state = aggregate.state();
        writer.octet(Codes.of(state.usability())
                | Codes.of(aggregate.official()) << 2
                | (aggregate.judged() ? JUDGED : 0)
                | (aggregate.late() ? LATE : 0)
                | (aggregate.computed() == null ? 0 : HAS_COMPUTED)
                | (aggregate.device() == null ? 0 : HAS_DEVICE));
        writer.octet(Codes.of(state.review())
                | Codes.of(state.origin()) << 2
                | Codes.of(state.reference()) << 4
                | Codes.of(element.verdict()) << 5);
        writer.varint(Codes.maskOf(state.why()));
        writer.varint(aggregate.marks().size());
        aggregate.marks().forEach(writer::text);
        writeStatistic(writer, aggregate.computed());
        writeStatistic(writer, aggregate.device());
    }

    private static void writeStatistic(ByteWriter writer, @Nullable Statistic statistic) {
        if (statistic == null) {
            return;
        }
        Ratio[] optional = {
            statistic.weightedSum(), statistic.weight(), statistic.min(), statistic.max(), statistic.amount()
        };
        int mask = 0;
        for (int i = 0; i < optional.length; i++) {
            mask |= optional[i] == null ? 0 : 1 << i;
        }
        writer.octet(mask);
        writer.varint(statistic.valid());
        writer.varint(statistic.due());
        writer.ratio(statistic.sum());
        for (Ratio value : optional) {
            if (value != null) {
                writer.ratio(value);
            }
        }
    }

    private static Element read(ByteReader reader, AggregateKey key) {
        int first = reader.octet();
        int second = reader.octet();
        List<Why> why = Codes.whyOf(reader.varint());
        List<String> marks = new ArrayList<>();
        for (int left = reader.size(); left > 0; left--) {
            marks.add(reader.text());
        }
        Statistic computed = (first & HAS_COMPUTED) == 0 ? null : readStatistic(reader);
        Statistic device = (first & HAS_DEVICE) == 0 ? null : readStatistic(reader);
        DataState state = new DataState(
                Codes.review(second & 3),
                Codes.origin(second >> 2 & 3),
                Codes.reference(second >> 4 & 1),
                Codes.usability(first & 3),
                why);
        Aggregate aggregate = new Aggregate(
                key.factor(),
                key.basis(),
                key.unit(),
                device,
                computed,
                Codes.source(first >> 2 & 3),
                state,
                (first & JUDGED) != 0,
                (first & LATE) != 0,
                marks);
        return new Element(aggregate, Codes.verdict(second >> 5));
    }

    private static Statistic readStatistic(ByteReader reader) {
        int mask = reader.octet();
        int valid = reader.size();
        int due = reader.size();
        Ratio sum = reader.ratio();
        Ratio weightedSum = optional(reader, mask, 0);
        Ratio weight = optional(reader, mask, 1);
        Ratio min = optional(reader, mask, 2);
        Ratio max = optional(reader, mask, 3);
        Ratio amount = optional(reader, mask, 4);
        return new Statistic(sum, valid, due, weightedSum, weight, min, max, amount);
    }

    private static @Nullable Ratio optional(ByteReader reader, int mask, int bit) {
        return (mask & 1 << bit) == 0 ? null : reader.ratio();
    }
}
