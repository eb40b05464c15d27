/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.load;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * Compares the list of what was sent with the stored samples, in SQL of its own: every acknowledged (MN, data time) is there,
 * with one row for each distinct text and no row more.
 */
public final class Reconciliation {

    private static final String COUNT = """
            WITH stored AS (
                SELECT d.mn, to_char(s.data_time AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDDHH24MISS') AS data_time, count(*) AS n
                FROM telemetry.sample s JOIN registry.device d ON d.id = s.device
                WHERE s.kind = 1
                GROUP BY 1, 2)
            SELECT count(*) FILTER (WHERE k.acknowledged = 't') AS acknowledged,
                   count(*) FILTER (WHERE k.acknowledged = 't' AND s.n IS NULL) AS lost,
                   count(*) FILTER (WHERE k.changed_acknowledged = 't' AND coalesce(s.n, 0) < 2) AS lost_changed,
                   count(*) FILTER (WHERE s.n > 1 + (k.changed_digest <> '')::int) AS twice,
                   (SELECT count(*) FROM stored LEFT JOIN sent USING (mn, data_time) WHERE sent.mn IS NULL) AS strange,
                   (SELECT coalesce(sum(n), 0) FROM stored) AS rows
            FROM sent k LEFT JOIN stored s USING (mn, data_time)""";

    private Reconciliation() {}

    /**
     * What the comparison found.
     *
     * @param acknowledged distinct packets that were answered
     * @param lost of these, not stored
     * @param lostChanged changed second packets that were answered and are not stored
     * @param twice more rows than distinct texts
     * @param strange rows that nobody sent
     * @param rows all rows
     */
    public record Counts(long acknowledged, long lost, long lostChanged, long twice, long strange, long rows) {
        public boolean isWhole() {
            return lost + lostChanged + twice + strange == 0;
        }
    }

    public static Counts of(String url, String password, Path keys) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url, "qs_owner", password)) {
            load(connection, keys);
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(COUNT)) {
                row.next();
                return new Counts(
                        row.getLong("acknowledged"),
                        row.getLong("lost"),
                        row.getLong("lost_changed"),
                        row.getLong("twice"),
                        row.getLong("strange"),
                        row.getLong("rows"));
            }
        }
    }

    private static void load(Connection connection, Path keys) throws SQLException, IOException {
        try (var statement = connection.createStatement();
                Reader reader = Files.newBufferedReader(keys)) {
            statement.execute("CREATE TEMP TABLE sent (mn text, data_time text, acknowledged text, digest text,"
                    + " changed_acknowledged text, changed_digest text)");
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY sent FROM STDIN (FORMAT csv, HEADER, FORCE_NOT_NULL (changed_acknowledged, changed_digest))",
                            reader);
            statement.execute("CREATE INDEX ON sent (mn, data_time)");
            statement.execute("ANALYZE sent");
        }
    }
}
