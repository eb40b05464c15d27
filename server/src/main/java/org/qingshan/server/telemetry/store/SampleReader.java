/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.qingshan.pipeline.sample.Sample;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.server.telemetry.CommittedSample;
import org.qingshan.server.telemetry.UploadKind;
import org.qingshan.standards.factor.Factors;

/** Reads samples as {@code qs_ingest}, in the pipeline's form. */
public final class SampleReader {

    private static final int FETCH = 5_000;
    private static final String SELECT =
            "SELECT device, data_time, arrival, rf, batch, ordinal, layout, figures, flags, texts"
                    + " FROM telemetry.sample WHERE device = ANY (?) AND kind = ? AND data_time >= ? AND data_time < ?"
                    + " ORDER BY device, data_time, arrival, batch, ordinal";

    private final Layouts layouts;
    private final Map<Integer, ReadPlan> plans = new ConcurrentHashMap<>();

    public SampleReader(Layouts layouts) {
        this.layouts = layouts;
    }

    /**
     * Reads the samples of devices in [from, to) of data time, per device by data time and then arrival, so that the last one
     * wins. With auto-commit off the rows are streamed.
     */
    public void read(
            Connection connection, int[] devices, SampleKind kind, Instant from, Instant to, Consumer<Sample> sink)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setFetchSize(FETCH);
            select.setArray(1, connection.unwrap(PGConnection.class).createArrayOf("int4", devices));
            select.setShort(2, UploadKind.of(kind).code());
            select.setObject(3, from.atOffset(ZoneOffset.UTC));
            select.setObject(4, to.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sink.accept(sample(connection, rows, kind));
                }
            }
        }
    }

    /** The pipeline's form of a sample that was just committed. */
    public Sample unpack(Connection connection, CommittedSample row) throws SQLException {
        ReadPlan plan = planOf(connection, row.layout());
        long[] unscaled = new long[plan.layout().size()];
        byte[] scales = new byte[unscaled.length];
        plan.unpack(row.figures(), unscaled, scales);
        return new Sample(
                row.device(),
                plan.st(),
                row.kind().sampleKind(),
                Instant.ofEpochSecond(row.dataSecond()),
                plan.layout(),
                unscaled,
                scales,
                plan.flags(row.flags(), row.texts()),
                row.supplementary(),
                Instant.EPOCH.plus(row.arrivalMicros(), ChronoUnit.MICROS),
                row.pointer());
    }

    private Sample sample(Connection connection, ResultSet rows, SampleKind kind) throws SQLException {
        ReadPlan plan = planOf(connection, rows.getInt(7));
        long[] unscaled = new long[plan.layout().size()];
        byte[] scales = new byte[unscaled.length];
        plan.unpack(rows.getBytes(8), unscaled, scales);
        String @Nullable [] texts = texts(rows.getArray(10));
        Sample sample = new Sample(
                rows.getInt(1),
                plan.st(),
                kind,
                rows.getObject(2, OffsetDateTime.class).toInstant(),
                plan.layout(),
                unscaled,
                scales,
                plan.flags(rows.getString(9), texts),
                rows.getBoolean(4),
                rows.getObject(3, OffsetDateTime.class).toInstant(),
                RawPointer.of(rows.getLong(5), rows.getInt(6)));
        return kind == SampleKind.STATEMENT ? sample.ofInstrument(Factors.canonical(plan.instrument(texts))) : sample;
    }

    private ReadPlan planOf(Connection connection, int layout) throws SQLException {
        ReadPlan known = plans.get(layout);
        if (known == null) {
            known = ReadPlan.of(layouts.getLayout(connection, layout));
            plans.put(layout, known);
        }
        return known;
    }

    private static String @Nullable [] texts(@Nullable Array array) throws SQLException {
        return array == null ? null : (String[]) array.getArray();
    }
}
