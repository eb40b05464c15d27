/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.registry.model.Decimals;

/** Reads columns as the views want them. */
final class Rows {

    private Rows() {}

    static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** The columns prefix_id, prefix_code, prefix_name and prefix_name_en. */
    static Views.Ref ref(ResultSet row, String prefix) throws SQLException {
        return new Views.Ref(
                id(row, prefix + "_id"),
                row.getString(prefix + "_code"),
                row.getString(prefix + "_name"),
                row.getString(prefix + "_name_en"));
    }

    static Views.@Nullable Ref refOrNull(ResultSet row, String prefix) throws SQLException {
        return row.getObject(prefix + "_id") == null ? null : ref(row, prefix);
    }

    static @Nullable BigDecimal decimal(ResultSet row, String column) throws SQLException {
        return Decimals.tidyOrNull(row.getBigDecimal(column));
    }

    static @Nullable OffsetDateTime time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : ReportingZone.at(time.toInstant());
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
