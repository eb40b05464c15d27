/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.qingshan.server.platform.AuditVerification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Recomputes the chain from its beginning. */
public class StoredAuditVerification implements AuditVerification {

    private final JdbcClient ingest;
    private final TransactionTemplate snapshot;
    private final AuditHeads heads;

    /** @param snapshot of an isolation that sees one state of the database from begin to end */
    public StoredAuditVerification(JdbcClient ingest, TransactionTemplate snapshot, AuditHeads heads) {
        this.ingest = ingest;
        this.snapshot = snapshot;
        this.heads = heads;
    }

    @Override
    public Report verify() {
        // Heads first: what is sealed while we read may be ahead of them, never behind.
        NavigableMap<Long, String> outside = heads.readAll();
        return java.util.Objects.requireNonNull(snapshot.execute(status -> verify(outside)));
    }

    private Report verify(NavigableMap<Long, String> outside) {
        var walk = new Walk(outside);
        ingest.sql("SELECT s.sequence, s.digest, s.entry_id, " + SealedEntry.COLUMNS
                        + " FROM platform.audit_seal s LEFT JOIN platform.audit_entry e ON e.id = s.entry_id"
                        + " ORDER BY s.sequence")
                .withFetchSize(1_000)
                .query(row -> {
                    walk.step(row);
                });
        walk.end();
        smuggled().forEach(entry -> walk.findings.add(new Finding(Kind.ENTRY_SMUGGLED_IN, entry)));
        return new Report(walk.count, count("platform.audit_pending"), walk.head(), walk.findings);
    }

    private List<Long> smuggled() {
        return ingest.sql("""
                        SELECT e.id FROM platform.audit_entry e
                        WHERE NOT EXISTS (SELECT FROM platform.audit_seal s WHERE s.entry_id = e.id)
                          AND NOT EXISTS (SELECT FROM platform.audit_pending p WHERE p.entry_id = e.id)
                        ORDER BY e.id
                        """).query(Long.class).list();
    }

    private long count(String table) {
        return ingest.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    /** The state of the walk along the chain. */
    private static final class Walk {

        private final NavigableMap<Long, String> outside;
        private final List<Finding> findings = new ArrayList<>();
        private long sequence;
        private long count;
        private byte[] digest = new byte[0];

        Walk(NavigableMap<Long, String> outside) {
            this.outside = outside;
        }

        void step(ResultSet row) throws SQLException {
            long at = row.getLong("sequence");
            byte[] stored = row.getBytes("digest");
            if (at != sequence + 1) {
                findings.add(new Finding(Kind.LINK_MISSING, sequence + 1));
            } else if (row.getObject("id") == null) {
                findings.add(new Finding(Kind.ENTRY_DELETED, at));
            } else if (!Arrays.equals(SealedEntry.of(row).digest(digest), stored)) {
                findings.add(new Finding(Kind.ENTRY_EDITED, at));
            }
            String head = outside.get(at);
            if (head != null && !head.equals(HexFormat.of().formatHex(stored))) {
                findings.add(new Finding(Kind.CHAIN_REWRITTEN, at));
            }
            sequence = at;
            digest = stored;
            count++;
        }

        void end() {
            Map.Entry<Long, String> last = outside.lastEntry();
            if (last != null && last.getKey() > sequence) {
                findings.add(new Finding(Kind.TAIL_CUT, last.getKey()));
            }
        }

        String head() {
            return HexFormat.of().formatHex(digest);
        }
    }
}
