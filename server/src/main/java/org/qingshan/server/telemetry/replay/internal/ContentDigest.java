/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.replay.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * SHA-256 over the canonical rows of samples and of aggregates in force: numbers of devices and codes of points in place of
 * internal ids, no processing times, no revisions. Rows are hashed one by one and the hashes sorted, so that the order
 * of storing does not matter. Aggregates count as far as the source had followed the clock ({@code replay.source}).
 */
public record ContentDigest(List<Part> parts) {

    /** The rows of one table. */
    public record Part(String name, long rows, String sha256) {}

    private static final String HASHED = """
            SELECT :name AS name, count(*) AS rows,
                   encode(sha256(coalesce(string_agg(h, ''::bytea ORDER BY h), ''::bytea)), 'hex') AS sha256
            FROM (SELECT sha256(convert_to(jsonb_build_array(%s)::text, 'UTF8')) AS h FROM %s) hashed
            """;
    private static final String SAMPLES = HASHED.formatted(
            "d.mn, s.kind, extract(epoch FROM s.data_time)::bigint, s.digest, y.st, y.command, y.items, s.rf,"
                    + " encode(s.figures, 'hex'), s.flags, s.texts, (extract(epoch FROM s.arrival) * 1000000)::bigint",
            "telemetry.sample s JOIN registry.device d ON d.id = s.device JOIN telemetry.layout y ON y.id = s.layout");

    public ContentDigest {
        parts = List.copyOf(parts);
    }

    /** Of what is stored now. */
    public static ContentDigest of(JdbcClient superuser) {
        return new ContentDigest(Stream.of("sample", "minute", "hour", "day")
                .map(name -> superuser
                        .sql(name.equals("sample") ? SAMPLES : aggregates(name))
                        .param("name", name)
                        .query(Part.class)
                        .single())
                .toList());
    }

    private static String aggregates(String table) {
        String until = table.equals("day") ? "days_until" : "hours_until";
        return HASHED.formatted(
                "p.code, extract(epoch FROM a.start)::bigint, a.seconds, y.keys, encode(a.body, 'hex'), a.conditions, a.late",
                "telemetry." + table + " a JOIN registry.point p ON p.id = a.point_id"
                        + " JOIN telemetry.aggregate_layout y ON y.id = a.layout_id WHERE NOT a.superseded"
                        + " AND a.start + a.seconds * interval '1 second' <= (SELECT " + until
                        + " FROM replay.source)");
    }

    /** Keeps it beside the data for {@link #kept}. */
    public void keep(JdbcClient superuser) {
        for (Part part : parts) {
            superuser
                    .sql("INSERT INTO replay.digest (part, rows, sha256) VALUES (:name, :rows, :sha256)")
                    .paramSource(part)
                    .update();
        }
    }

    public static ContentDigest kept(JdbcClient superuser) {
        return new ContentDigest(superuser
                .sql("SELECT part AS name, rows, sha256 FROM replay.digest"
                        + " ORDER BY array_position(ARRAY['sample', 'minute', 'hour', 'day'], part)")
                .query(Part.class)
                .list());
    }

    /** One for all parts. */
    public String total() {
        String text = parts.stream()
                .map(part -> part.name() + " " + part.rows() + " " + part.sha256() + "\n")
                .collect(Collectors.joining());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
