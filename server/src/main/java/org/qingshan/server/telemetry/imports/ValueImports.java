/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.imports;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.Ids;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.telemetry.RulesInForce;
import org.qingshan.server.telemetry.store.SampleReader;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/**
 * Takes a file of values under the scope of the request: all of it or nothing. What is stored already is not stored again. Values go
 * the way of every packet, so their windows become dirty and are worked off.
 */
@Service
public class ValueImports {

    private static final int MOST_BYTES = 32 << 20;
    private static final int USUAL_MINUTES = 10;

    private final ImportPoints points;
    private final ImportCommit commit;
    private final RulesInForce rules;
    private final SampleReader samples;
    private final DataSource ingest;
    private final Ids ids;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();

    ValueImports(
            ImportPoints points,
            ImportCommit commit,
            RulesInForce rules,
            SampleReader samples,
            @Qualifier("ingest") DataSource ingest,
            Ids ids,
            Clock clock) {
        this.points = points;
        this.commit = commit;
        this.rules = rules;
        this.samples = samples;
        this.ingest = ingest;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param label which end of its period a time names */
    public ValueImport run(byte[] content, Label label, boolean dryRun) throws SQLException, InterruptedException {
        if (content.length > MOST_BYTES) {
            throw new ProblemException(ProblemException.Kind.TOO_LARGE, "telemetry.import.too-large", Map.of());
        }
        List<CsvLines.Line> lines = CsvLines.read(content);
        if (lines.isEmpty()) {
            throw ProblemException.unprocessable("telemetry.import.empty", Map.of());
        }
        Head head = Head.of(lines.getFirst());
        if (!head.problems().isEmpty()) {
            var failed = new ValueImport.Line(lines.getFirst().number(), ValueImport.Outcome.FAILED, head.problems());
            return new ValueImport(false, List.of(failed));
        }
        List<LineCheck.Read> read = read(head, lines.subList(1, lines.size()), label);
        turn.lockInterruptibly();
        try {
            return take(read, dryRun, content);
        } finally {
            turn.unlock();
        }
    }

    private List<LineCheck.Read> read(Head head, List<CsvLines.Line> lines, Label label) {
        Set<String> codes = lines.stream().map(line -> head.text(line, "point")).collect(Collectors.toSet());
        var known = new LineCheck.Known(points.points(codes), points.factors(), this::minutes);
        var check = new LineCheck(head, known, label, clock.instant());
        return lines.stream().map(check::read).toList();
    }

    private ValueImport take(List<LineCheck.Read> read, boolean dryRun, byte[] content)
            throws SQLException, InterruptedException {
        List<ImportedValue> values = new ArrayList<>();
        read.forEach(line -> {
            if (line.value() != null) {
                values.add(line.value());
            }
        });
        StoredValues stored = StoredValues.read(ingest, samples, devices(values), values);
        List<ValueImport.Line> report =
                read.stream().map(line -> outcome(line, stored)).toList();
        var result = new ValueImport(!dryRun, report);
        if (dryRun || result.failed()) {
            return new ValueImport(false, report);
        }
        write(values, stored, entry(result, values, content));
        return result;
    }

    private void write(List<ImportedValue> values, StoredValues stored, AuditEntry entry) throws InterruptedException {
        List<ImportedValue> fresh = values.stream()
                .filter(value -> stored.outcome(value) != ValueImport.Outcome.UNCHANGED)
                .toList();
        Map<ImportPoints.Point, Integer> newDevices = new HashMap<>();
        for (ImportedValue value : fresh) {
            if (!newDevices.containsKey(value.point())
                    && commit.findDevice(value.point()).isEmpty()) {
                newDevices.put(value.point(), minutes(value.point()));
            }
        }
        points.prepare(newDevices, entry);
        Instant now = clock.instant();
        commit.commit(ImportedPackets.write(fresh, stored, now), "import:" + entry.subjectId());
    }

    private static ValueImport.Line outcome(LineCheck.Read line, StoredValues stored) {
        ImportedValue value = line.value();
        return value == null
                ? new ValueImport.Line(line.line(), ValueImport.Outcome.FAILED, line.problems())
                : new ValueImport.Line(line.line(), stored.outcome(value), List.of());
    }

    private Map<Integer, Integer> devices(List<ImportedValue> values) {
        Map<Integer, Integer> devices = new HashMap<>();
        for (ImportPoints.Point point :
                values.stream().map(ImportedValue::point).collect(Collectors.toCollection(LinkedHashSet::new))) {
            commit.findDevice(point).ifPresent(device -> devices.put(point.id(), device.id()));
        }
        return devices;
    }

    private int minutes(ImportPoints.Point point) {
        return rules.current()
                .findPoint(point.id())
                .map(found -> Math.toIntExact(found.point().minuteInterval().toMinutes()))
                .orElse(USUAL_MINUTES);
    }

    private AuditEntry entry(ValueImport result, List<ImportedValue> values, byte[] content) {
        UUID id = ids.next();
        return AuditEntry.of("telemetry.import", "import", id)
                .after(Map.of(
                        "sha256", sha256(content),
                        "created", result.count(ValueImport.Outcome.CREATED),
                        "changed", result.count(ValueImport.Outcome.CHANGED),
                        "unchanged", result.count(ValueImport.Outcome.UNCHANGED),
                        "points",
                                values.stream()
                                        .map(value -> value.point().code())
                                        .distinct()
                                        .count()));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
