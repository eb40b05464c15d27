/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.marks.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.qingshan.pipeline.mark.Mark;
import org.qingshan.pipeline.mark.MarkKind;
import org.qingshan.server.telemetry.MarksInForce;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks and rulings that are not withdrawn, for the rules. */
@Component
class StoredMarks implements MarksInForce {

    private static final String SELECT = """
            SELECT m.id, m.point_id, m.factors, m.valid_from, m.valid_to, m.kind, m.recorded_at FROM telemetry.mark m
            WHERE NOT EXISTS (SELECT FROM telemetry.mark_withdrawal w WHERE w.mark_id = m.id)
            """;

    private final JdbcClient ingest;

    StoredMarks(@Qualifier("ingest") JdbcClient ingest) {
        this.ingest = ingest;
    }

    @Override
    public List<Mark> listAll() {
        return ingest.sql(SELECT + " ORDER BY m.id")
                .query((row, number) -> mark(row))
                .list();
    }

    @Override
    public List<Mark> list(Collection<Integer> points) {
        return ingest.sql(SELECT + " AND m.point_id = ANY (:points) ORDER BY m.id")
                .param("points", points.toArray(Integer[]::new))
                .query((row, number) -> mark(row))
                .list();
    }

    private static Mark mark(ResultSet row) throws SQLException {
        return new Mark(
                row.getLong(1),
                row.getInt(2),
                Set.of((String[]) row.getArray(3).getArray()),
                row.getTimestamp(4).toInstant(),
                row.getTimestamp(5).toInstant(),
                MarkKind.valueOf(row.getString(6)),
                true,
                row.getTimestamp(7).toInstant());
    }
}
