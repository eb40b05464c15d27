/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.judge.Judgement;
import org.qingshan.server.telemetry.DirtyWindow;
import org.qingshan.standards.number.Ratio;
import org.springframework.stereotype.Component;

/** Keeps the exceedances of the rows in force: those of a recomputed window are replaced. */
@Component
class Exceedances {

    private static final String DELETE =
            "DELETE FROM telemetry.exceedance e USING unnest(?::int[], ?::bigint[]) AS w(p, s)"
                    + " WHERE e.point_id = w.p AND e.kind = ? AND e.start = to_timestamp(w.s)";
    private static final String INSERT =
            "INSERT INTO telemetry.exceedance (point_id, kind, start, factor, basis, value, multiple,"
                    + " limit_id, late) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    void write(Connection connection, Level level, List<Evaluated> changed) throws SQLException {
        if (level == Level.MINUTE || changed.isEmpty()) {
            return;
        }
        clear(connection, level, changed);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Evaluated one : changed) {
                for (Judgement judgement : one.result().judgements()) {
                    if (judgement.isExceeded()) {
                        bind(insert, one.window(), judgement);
                        insert.addBatch();
                    }
                }
            }
            insert.executeBatch();
        }
    }

    private static void clear(Connection connection, Level level, List<Evaluated> changed) throws SQLException {
        List<Evaluated> known =
                changed.stream().filter(one -> one.gathered().present() != null).toList();
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            PGConnection arrays = connection.unwrap(PGConnection.class);
            delete.setArray(
                    1,
                    arrays.createArrayOf(
                            "int4",
                            known.stream()
                                    .mapToInt(one -> one.window().pointId())
                                    .toArray()));
            delete.setArray(
                    2,
                    arrays.createArrayOf(
                            "int8",
                            known.stream()
                                    .mapToLong(one -> one.window().start().getEpochSecond())
                                    .toArray()));
            delete.setShort(3, DirtyWindow.code(level));
            delete.executeUpdate();
        }
    }

    private static void bind(PreparedStatement insert, Window window, Judgement judgement) throws SQLException {
        insert.setInt(1, window.pointId());
        insert.setShort(2, DirtyWindow.code(window.level()));
        insert.setObject(3, window.start().atOffset(ZoneOffset.UTC));
        insert.setString(4, judgement.factor());
        insert.setString(5, judgement.basis().name().toLowerCase(Locale.ROOT));
        insert.setBigDecimal(6, Objects.requireNonNull(judgement.value()).toBigDecimal());
        setMultiple(insert, judgement.multiple());
        insert.setLong(8, Objects.requireNonNull(judgement.limit()).id());
        insert.setBoolean(9, judgement.late());
    }

    private static void setMultiple(PreparedStatement insert, @Nullable Ratio multiple) throws SQLException {
        if (multiple == null) {
            insert.setNull(7, Types.NUMERIC);
        } else {
            insert.setBigDecimal(
                    7,
                    new BigDecimal(multiple.numerator())
                            .divide(new BigDecimal(multiple.denominator()), MathContext.DECIMAL64));
        }
    }
}
