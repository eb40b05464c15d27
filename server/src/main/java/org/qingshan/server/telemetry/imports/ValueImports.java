/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.imports;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
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
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.Ids;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.telemetry.RulesInForce;
import org.qingshan.server.telemetry.store.SampleReader;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/**
 * Takes a file of values under the scope of the request: all of it or nothing. What was accepted is finished, if need be after a restart.
 * What is stored already is not stored again. Values go
 * the way of every packet, so their windows become dirty and are worked off.
 */
@Service
public class ValueImports {

    private static final int MOST_BYTES = 32 << 20;
    private static final int USUAL_MINUTES = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ImportPoints points;
    private final ImportStore store;
    private final ImportCommit commit;
    private final RulesInForce rules;
    private final SampleReader samples;
    private final DataSource ingest;
    private final Ids ids;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();

    ValueImports(
            ImportPoints points,
            ImportStore store,
            ImportCommit commit,
            RulesInForce rules,
            SampleReader samples,
            @Qualifier("ingest") DataSource ingest,
            Ids ids,
            Clock clock) {
        this.points = points;
        this.store = store;
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
            return ValueImport.notWritten(List.of(failed));
        }
        List<LineCheck.Read> read = read(head, lines.subList(1, lines.size()), label);
        turn.lockInterruptibly();
        try {
            if (!dryRun && commit.isBusy()) {
                throw new ProblemException(ProblemException.Kind.CONFLICT, "telemetry.import.busy", Map.of());
            }
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
        ValueImport result = ValueImport.notWritten(report);
        if (dryRun || result.failed()) {
            return result;
        }
        UUID id = begin(values, stored, entry(result, values, content));
        return commit.write(id, PATIENCE).map(result::writtenBut).orElseGet(() -> new ValueImport(false, id, report));
    }

    /** From here on the import is finished whatever happens. */
    private UUID begin(List<ImportedValue> values, StoredValues stored, AuditEntry entry) {
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
        Instant now = clock.instant();
        UUID id = UUID.fromString(entry.subjectId());
        store.prepare(id, ScopeContext.current().personId(), ImportedPackets.write(fresh, stored, now), now);
        try {
            points.prepare(newDevices, entry);
        } catch (RuntimeException e) {
            store.drop(id);
            throw e;
        }
        store.begin(id);
        return id;
    }

    /** How far an import is that the person asked for. */
    public ImportState get(UUID id) {
        return store.find(id, ScopeContext.current().personId())
                .orElseThrow(
                        () -> ProblemException.notFound("telemetry.import.not-found", Map.of("id", id.toString())));
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
