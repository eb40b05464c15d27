/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Links committed entries into the chain, one sealer at a time. Entries wait about a second. */
public class AuditSealer {

    private static final int AT_ONCE = 500;
    private static final long LOCK = 0x5153_4155_4449_54L;

    private final JdbcClient ingest;
    private final TransactionTemplate transaction;
    private final AuditHeads heads;
    private final Clock clock;

    public AuditSealer(JdbcClient ingest, TransactionTemplate transaction, AuditHeads heads, Clock clock) {
        this.ingest = ingest;
        this.transaction = transaction;
        this.heads = heads;
        this.clock = clock;
    }

    /** A link of the chain. Link 0 is the empty chain. */
    private record Link(long sequence, String digest) {}

    /** Seals all that waits; gives how many entries were sealed. */
    public int seal() {
        int sealed = 0;
        int last;
        do {
            last = sealSome();
            sealed += last;
        } while (last == AT_ONCE);
        return sealed;
    }

    private int sealSome() {
        var work = transaction.execute(status -> {
            ingest.sql("SELECT pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
            List<SealedEntry> waiting = waiting();
            Link link = last();
            for (SealedEntry entry : waiting) {
                link = append(link, entry);
            }
            return new Sealed(waiting.size(), link);
        });
        // Only after the commit: a head outside must never be ahead of the database.
        if (work != null && work.count > 0) {
            heads.append(work.link.sequence, work.link.digest);
        }
        return work == null ? 0 : work.count;
    }

    private record Sealed(int count, Link link) {}

    private List<SealedEntry> waiting() {
        return ingest.sql("SELECT " + SealedEntry.COLUMNS
                        + " FROM platform.audit_pending p JOIN platform.audit_entry e ON e.id = p.entry_id"
                        + " ORDER BY p.entry_id LIMIT " + AT_ONCE)
                .query((row, number) -> SealedEntry.of(row))
                .list();
    }

    private Link last() {
        @Nullable
        Link last = ingest.sql("SELECT sequence, digest FROM platform.audit_seal ORDER BY sequence DESC LIMIT 1")
                .query((row, number) -> new Link(row.getLong(1), HexFormat.of().formatHex(row.getBytes(2))))
                .optional()
                .orElse(null);
        return last == null ? new Link(0, "") : last;
    }

    private Link append(Link previous, SealedEntry entry) {
        byte[] digest = entry.digest(HexFormat.of().parseHex(previous.digest));
        var link = new Link(previous.sequence + 1, HexFormat.of().formatHex(digest));
        ingest.sql("INSERT INTO platform.audit_seal (sequence, entry_id, digest, sealed_at) VALUES (?, ?, ?, ?)")
                .params(link.sequence, entry.id(), digest, Timestamp.from(clock.instant()))
                .update();
        ingest.sql("DELETE FROM platform.audit_pending WHERE entry_id = ?")
                .param(entry.id())
                .update();
        return link;
    }
}
