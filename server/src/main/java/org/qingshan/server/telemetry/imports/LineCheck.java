/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.telemetry.ingest.Plausibility;

/** Reads the lines of a file and notes all that is wrong with each. */
final class LineCheck {

    private static final String ROOM = "telemetry.import.";
    private static final Pattern FLAG = Pattern.compile("[0-9A-Za-z]");
    private static final int MOST_DIGITS = 18;
    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;
    private static final long SHANGHAI = 8 * HOUR;

    private final Head head;
    private final Known known;
    private final Label label;
    private final Instant now;
    private final Map<ImportedValue.Key, Integer> firstLine = new HashMap<>();
    private final List<ValueImport.Problem> problems = new ArrayList<>();

    /** What lines may refer to; the minute interval is asked of the point's id. */
    record Known(
            Map<String, ImportPoints.Point> points, Set<String> factors, ToIntFunction<ImportPoints.Point> minutes) {}

    /** A line that was read: its value, or what is wrong with it. */
    record Read(int line, @Nullable ImportedValue value, List<ValueImport.Problem> problems) {}

    LineCheck(Head head, Known known, Label label, Instant now) {
        this.head = head;
        this.known = known;
        this.label = label;
        this.now = now;
    }

    Read read(CsvLines.Line line) {
        problems.clear();
        ImportPoints.Point point = known.points().get(head.text(line, "point"));
        if (point == null) {
            fail("unknown-point", line, "point");
        }
        SampleKind kind = kind(line);
        Long second = point == null || kind == null ? null : second(line, point, kind);
        String factor = head.text(line, "factor");
        if (!known.factors().contains(factor)) {
            fail("unknown-factor", line, "factor");
        }
        BigDecimal value = number(line);
        String flag = head.text(line, "flag").isEmpty() ? "N" : head.text(line, "flag");
        if (!FLAG.matcher(flag).matches()) {
            fail("flag", line, "flag");
        }
        if (!problems.isEmpty() || point == null || kind == null || second == null || value == null) {
            return new Read(line.number(), null, List.copyOf(problems));
        }
        var read = new ImportedValue(line.number(), point, kind, second, factor, value, flag);
        Integer first = firstLine.putIfAbsent(read.key(), line.number());
        if (first != null) {
            problems.add(new ValueImport.Problem(
                    ROOM + "line-twice", "time", head.text(line, "time"), Map.of("line", first.toString())));
            return new Read(line.number(), null, List.copyOf(problems));
        }
        return new Read(line.number(), read, List.of());
    }

    private @Nullable SampleKind kind(CsvLines.Line line) {
        String word = head.text(line, "kind");
        for (SampleKind kind : SampleKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return kind;
            }
        }
        fail("kind", line, "kind");
        return null;
    }

    private @Nullable Long second(CsvLines.Line line, ImportPoints.Point point, SampleKind kind) {
        String text = head.text(line, "time");
        Optional<Long> named = kind == SampleKind.DAY ? day(text) : Optional.empty();
        if (named.isEmpty()) {
            named = instant(text).map(second -> start(second, point, kind));
        }
        if (named.isEmpty()) {
            fail("time", line, "time");
            return null;
        }
        long second = named.get();
        if (kind != SampleKind.REALTIME && Math.floorMod(second + SHANGHAI, length(point, kind)) != 0) {
            fail("time-not-whole", line, "time");
        } else if (!Plausibility.isPlausible(second, now.toEpochMilli() * 1_000)) {
            fail("time-implausible", line, "time");
        }
        return second;
    }

    private long start(long second, ImportPoints.Point point, SampleKind kind) {
        if (kind != SampleKind.REALTIME && label == Label.UNSAID) {
            throw new ProblemException("telemetry.import.label", Map.of("label", ""));
        }
        return kind != SampleKind.REALTIME && label == Label.END ? second - length(point, kind) : second;
    }

    private long length(ImportPoints.Point point, SampleKind kind) {
        return switch (kind) {
            case REALTIME, STATEMENT -> 1;
            case MINUTE -> Duration.ofMinutes(known.minutes().applyAsInt(point)).toSeconds();
            case HOUR -> HOUR;
            case DAY -> DAY;
        };
    }

    /** A date names its day, whatever the label. */
    private static Optional<Long> day(String text) {
        try {
            return Optional.of(ReportingZone.startOf(LocalDate.parse(text)).getEpochSecond());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static Optional<Long> instant(String text) {
        String iso = text.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T");
        try {
            boolean zoned = iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
            Instant time = zoned
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).atZone(ReportingZone.ZONE).toInstant();
            return time.getNano() == 0 ? Optional.of(time.getEpochSecond()) : Optional.empty();
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private @Nullable BigDecimal number(CsvLines.Line line) {
        String text = head.text(line, "value");
        if (text.matches("[+-]?\\d{1,18}(\\.\\d{1,17})?")) {
            BigDecimal value = new BigDecimal(text);
            if (value.precision() <= MOST_DIGITS) {
                return value;
            }
        }
        fail("not-a-number", line, "value");
        return null;
    }

    private void fail(String code, CsvLines.Line line, String column) {
        problems.add(new ValueImport.Problem(ROOM + code, column, head.text(line, column), Map.of()));
    }
}
