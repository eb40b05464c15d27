/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.ReportingZone;

/** Instants in and out of the database. */
final class Times {

    private Times() {}

    static @Nullable Instant read(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable String write(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : ReportingZone.at(instant);
    }

    static Period.Dated dated(ResultSet row) throws SQLException {
        return new Period.Dated(
                row.getInt("id"), row.getString("about"), new Period(read(row, "valid_from"), read(row, "valid_to")));
    }
}
