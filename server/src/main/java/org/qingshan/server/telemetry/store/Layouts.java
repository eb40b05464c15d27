/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.qingshan.server.telemetry.model.Layout;

/** The interned layouts. They are few, never changed and never deleted, so all that were met stay in memory. */
public final class Layouts {

    private static final String INSERT =
            "INSERT INTO telemetry.layout (st, command, items) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String BY_SHAPE = "SELECT id FROM telemetry.layout WHERE st = ? AND command = ?"
            + " AND telemetry.layout_digest(items) = telemetry.layout_digest(?)";
    private static final String BY_ID = "SELECT st, command, items FROM telemetry.layout WHERE id = ?";

    private final Map<Shape, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Layout> layouts = new ConcurrentHashMap<>();

    /** What makes two layouts the same. */
    public record Shape(String st, int command, List<String> items) {

        public Shape {
            items = List.copyOf(items);
        }
    }

    /**
     * The number of a layout, made if it is new. The connection is in auto-commit: a layout lives on
     * when the packet that brought it does not.
     */
    public int intern(Connection connection, Shape shape) throws SQLException {
        Integer known = ids.get(shape);
        if (known != null) {
            return known;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            bind(connection, insert, shape);
            insert.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement(BY_SHAPE)) {
            bind(connection, select, shape);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                int id = rows.getInt(1);
                ids.put(shape, id);
                return id;
            }
        }
    }

    public Layout getLayout(Connection connection, int id) throws SQLException {
        Layout known = layouts.get(id);
        if (known != null) {
            return known;
        }
        try (PreparedStatement select = connection.prepareStatement(BY_ID)) {
            select.setInt(1, id);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("No layout has the id " + id);
                }
                var items = List.of((String[]) rows.getArray(3).getArray());
                var layout = new Layout(id, rows.getString(1), rows.getInt(2), items);
                layouts.put(id, layout);
                return layout;
            }
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Shape shape) throws SQLException {
        statement.setString(1, shape.st());
        statement.setInt(2, shape.command());
        statement.setArray(3, connection.createArrayOf("text", shape.items().toArray()));
    }
}
