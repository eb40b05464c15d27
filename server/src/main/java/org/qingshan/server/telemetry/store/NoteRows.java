/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.qingshan.server.telemetry.model.RawPacket;

/** Rows for {@code telemetry.packet_note}: packets that give no sample. */
public final class NoteRows {

    private static final String INSERT =
            "INSERT INTO telemetry.packet_note (batch, ordinal, device, arrival, command, codes)"
                    + " SELECT ?, o::smallint, d, timestamptz 'epoch' + a * interval '1 microsecond', nullif(c, 0), string_to_array(n, ' ')"
                    + " FROM unnest(?::int[], ?::int[], ?::bigint[], ?::int[], ?::text[]) AS p(o, d, a, c, n)";

    private final List<RawPacket> packets = new ArrayList<>();
    private final List<Integer> ordinals = new ArrayList<>();
    private final List<Integer> commands = new ArrayList<>();

    public void clear() {
        packets.clear();
        ordinals.clear();
        commands.clear();
    }

    public void add(RawPacket packet, int ordinal, int command) {
        packets.add(packet);
        ordinals.add(ordinal);
        commands.add(command);
    }

    public void insert(Connection connection, long batch) throws SQLException {
        if (packets.isEmpty()) {
            return;
        }
        PGConnection arrays = connection.unwrap(PGConnection.class);
        String[] codes = packets.stream().map(p -> String.join(" ", p.notes())).toArray(String[]::new);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, batch);
            insert.setArray(2, arrays.createArrayOf("int4", ints(ordinals)));
            insert.setArray(
                    3,
                    arrays.createArrayOf(
                            "int4", packets.stream().mapToInt(RawPacket::device).toArray()));
            insert.setArray(
                    4,
                    arrays.createArrayOf(
                            "int8",
                            packets.stream().mapToLong(RawPacket::arrivalMicros).toArray()));
            insert.setArray(5, arrays.createArrayOf("int4", ints(commands)));
            insert.setArray(6, arrays.createArrayOf("text", codes));
            insert.executeUpdate();
        }
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
