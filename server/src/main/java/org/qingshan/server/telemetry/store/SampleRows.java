/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.qingshan.server.telemetry.UploadKind;

/** Rows for {@code telemetry.sample}, gathered column by column in primitive arrays and written by one statement. */
public final class SampleRows {

    private static final String INSERT =
            "INSERT INTO telemetry.sample (device, kind, data_time, digest, layout, figures, flags, texts,"
                    + " rf, arrival, batch, ordinal)"
                    + " SELECT d, k, to_timestamp(t), g, l, f, fl, string_to_array(tx, E'\\x1f'), r,"
                    + " timestamptz 'epoch' + a * interval '1 microsecond', ?, o"
                    + " FROM unnest(?::int[], ?::smallint[], ?::bigint[], ?::bigint[], ?::int[], ?::bytea[], ?::text[], ?::text[],"
                    + " ?::boolean[], ?::bigint[], ?::smallint[]) AS s(d, k, t, g, l, f, fl, tx, r, a, o)"
                    + " ON CONFLICT DO NOTHING RETURNING ordinal";

    /**
     * What was sent before, then something else for the same time, and now again: a further row, since the last word counts. Its
     * digest is made of its own and that of the row it overrules, so that each such turn is stored once.
     */
    private static final String INSERT_AGAIN =
            "INSERT INTO telemetry.sample (device, kind, data_time, digest, layout, figures, flags, texts,"
                    + " rf, arrival, batch, ordinal)"
                    + " SELECT d, k, to_timestamp(t), ('x' || left(encode(sha256(int8send(g) || int8send(last.digest)), 'hex'), 16))"
                    + "::bit(64)::bigint, l, f, fl, string_to_array(tx, E'\\x1f'), r, arrived, b, o"
                    + " FROM (SELECT ?::bigint) AS n(b),"
                    + " unnest(?::int[], ?::smallint[], ?::bigint[], ?::bigint[], ?::int[], ?::bytea[], ?::text[], ?::text[],"
                    + " ?::boolean[], ?::bigint[], ?::smallint[]) AS s(d, k, t, g, l, f, fl, tx, r, a, o),"
                    + " LATERAL (SELECT timestamptz 'epoch' + a * interval '1 microsecond' AS arrived) AS c,"
                    + " LATERAL (SELECT x.digest, x.figures, x.flags, x.texts FROM telemetry.sample x WHERE x.device = d AND x.kind = k"
                    + " AND x.data_time = to_timestamp(t) AND x.layout = l AND (x.arrival, x.batch, x.ordinal) < (arrived, b, o)"
                    + " ORDER BY x.arrival DESC, x.batch DESC, x.ordinal DESC LIMIT 1) AS last"
                    + " WHERE (last.figures, last.flags, last.texts) IS DISTINCT FROM (f, fl, string_to_array(tx, E'\\x1f'))"
                    + " ON CONFLICT DO NOTHING";

    private static final String SEPARATOR = "\u001f";

    private int size;
    private int[] devices = new int[256];
    private short[] kinds = new short[256];
    private long[] seconds = new long[256];
    private long[] digests = new long[256];
    private int[] layouts = new int[256];
    private byte[][] figures = new byte[256][];
    private @Nullable String[] flags = new String[256];
    private @Nullable String[] texts = new String[256];
    private boolean[] supplementary = new boolean[256];
    private long[] arrivals = new long[256];
    private short[] ordinals = new short[256];

    public void clear() {
        size = 0;
    }

    /** First part of a row; the other two follow. */
    public void add(int device, short kind, long dataSecond, long digest, int layout) {
        ensure();
        devices[size] = device;
        kinds[size] = kind;
        seconds[size] = dataSecond;
        digests[size] = digest;
        layouts[size] = layout;
    }

    public void add(byte[] packed, @Nullable String flagText, String @Nullable [] sparse, boolean late) {
        figures[size] = packed;
        flags[size] = flagText;
        texts[size] = sparse == null ? null : String.join(SEPARATOR, sparse);
        supplementary[size] = late;
    }

    /** Last part of a row. */
    public void add(long arrivalMicros, int ordinal) {
        arrivals[size] = arrivalMicros;
        ordinals[size] = (short) ordinal;
        size++;
    }

    public void insert(Connection connection, long batch) throws SQLException {
        if (size == 0) {
            return;
        }
        int[] missing = new int[1 + greatestOrdinal()];
        for (int row = 0; row < size; row++) {
            missing[ordinals[row]]++;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            bind(connection, insert, batch);
            try (ResultSet stored = insert.executeQuery()) {
                while (stored.next()) {
                    missing[stored.getInt(1)]--;
                }
            }
        }
        SampleRows known = known(missing);
        if (known.size > 0) {
            try (PreparedStatement insert = connection.prepareStatement(INSERT_AGAIN)) {
                known.bind(connection, insert, batch);
                insert.executeUpdate();
            }
        }
    }

    private int greatestOrdinal() {
        int greatest = 0;
        for (int row = 0; row < size; row++) {
            greatest = Math.max(greatest, ordinals[row]);
        }
        return greatest;
    }

    /** Values that were there already. */
    private SampleRows known(int[] missing) {
        var known = new SampleRows();
        for (int row = 0; row < size; row++) {
            if (missing[ordinals[row]] > 0 && UploadKind.of(kinds[row]).hasValues()) {
                known.add(devices[row], kinds[row], seconds[row], digests[row], layouts[row]);
                known.figures[known.size] = figures[row];
                known.flags[known.size] = flags[row];
                known.texts[known.size] = texts[row];
                known.supplementary[known.size] = supplementary[row];
                known.add(arrivals[row], ordinals[row]);
            }
        }
        return known;
    }

    private void bind(Connection connection, PreparedStatement insert, long batch) throws SQLException {
        PGConnection arrays = connection.unwrap(PGConnection.class);
        insert.setLong(1, batch);
        insert.setArray(2, arrays.createArrayOf("int4", Arrays.copyOf(devices, size)));
        insert.setArray(3, arrays.createArrayOf("int2", Arrays.copyOf(kinds, size)));
        insert.setArray(4, arrays.createArrayOf("int8", Arrays.copyOf(seconds, size)));
        insert.setArray(5, arrays.createArrayOf("int8", Arrays.copyOf(digests, size)));
        insert.setArray(6, arrays.createArrayOf("int4", Arrays.copyOf(layouts, size)));
        insert.setArray(7, arrays.createArrayOf("bytea", Arrays.copyOf(figures, size)));
        insert.setArray(8, arrays.createArrayOf("text", Arrays.copyOf(flags, size)));
        insert.setArray(9, arrays.createArrayOf("text", Arrays.copyOf(texts, size)));
        insert.setArray(10, arrays.createArrayOf("bool", Arrays.copyOf(supplementary, size)));
        insert.setArray(11, arrays.createArrayOf("int8", Arrays.copyOf(arrivals, size)));
        insert.setArray(12, arrays.createArrayOf("int2", Arrays.copyOf(ordinals, size)));
    }

    private void ensure() {
        if (size < devices.length) {
            return;
        }
        int more = size * 2;
        devices = Arrays.copyOf(devices, more);
        kinds = Arrays.copyOf(kinds, more);
        seconds = Arrays.copyOf(seconds, more);
        digests = Arrays.copyOf(digests, more);
        layouts = Arrays.copyOf(layouts, more);
        figures = Arrays.copyOf(figures, more);
        flags = Arrays.copyOf(flags, more);
        texts = Arrays.copyOf(texts, more);
        supplementary = Arrays.copyOf(supplementary, more);
        arrivals = Arrays.copyOf(arrivals, more);
        ordinals = Arrays.copyOf(ordinals, more);
    }
}
