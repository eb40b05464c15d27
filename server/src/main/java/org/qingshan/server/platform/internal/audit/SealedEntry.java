/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** An entry as it was stored, and how it is turned into a link of the chain. */
record SealedEntry(
        long id,
        Instant at,
        String person,
        String name,
        String address,
        String action,
        String subjectKind,
        String subjectId,
        String reason,
        String before,
        String after) {

    static final String COLUMNS = "e.id, e.at, e.person_id, e.person_name, e.address, e.action, e.subject_kind,"
            + " e.subject_id, e.reason, e.before, e.after";

    static SealedEntry of(ResultSet row) throws SQLException {
        return new SealedEntry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                Objects.requireNonNullElse(row.getString("person_id"), ""),
                row.getString("person_name"),
                row.getString("address"),
                row.getString("action"),
                row.getString("subject_kind"),
                row.getString("subject_id"),
                row.getString("reason"),
                row.getString("before"),
                row.getString("after"));
    }

    /**
     * SHA-256 over the previous digest and the canonical form: each field in a fixed order as UTF-8, preceded by its
     * length in bytes, so that no two different entries have the same form.
     */
    byte[] digest(byte[] previous) {
        MessageDigest digest = sha256();
        digest.update(previous);
        for (String field : fields()) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return digest.digest();
    }

    private List<String> fields() {
        return List.of(
                Long.toString(id),
                at.toString(),
                person,
                name,
                address,
                action,
                subjectKind,
                subjectId,
                reason,
                before,
                after);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
