/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.fixture.TestDatabase;
import org.qingshan.server.platform.AuditVerification.Finding;
import org.qingshan.server.platform.AuditVerification.Kind;
import org.qingshan.server.platform.AuditVerification.Report;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;

/** An intruder with every right in the database changes the trail; the verification sees each kind of change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditChainTest {

    private final TestDatabase database = TestDatabase.start();
    private final JdbcClient intruder = database.superuser();
    private final AuditHeads heads = new AuditHeads(database.data().audit().resolve("heads.log"));

    private AuditSealer sealer() {
        var ingest = database.ingestTransactional();
        return new AuditSealer(ingest.client(), ingest.template(), heads, new SettableClock());
    }

    private Report verify() {
        var snapshot = database.ingestTransactional(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new StoredAuditVerification(snapshot.client(), snapshot.template(), heads).verify();
    }

    @BeforeAll
    void sealedEntriesMayNotBeChangedEvenByIngest() {
        assertThat(intruder.sql("SELECT has_table_privilege('qs_ingest', 'platform.audit_entry', 'UPDATE, DELETE')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @BeforeEach
    void tenSealedEntries() throws IOException {
        intruder.sql("TRUNCATE platform.audit_entry, platform.audit_pending, platform.audit_seal")
                .update();
        Files.deleteIfExists(heads.file());
        write(1, 10);
        assertThat(sealer().seal()).isEqualTo(10);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void anUntouchedTrailIsIntact() {
        Report report = verify();
        assertThat(report.intact()).isTrue();
        assertThat(report.sealed()).isEqualTo(10);
        assertThat(report.head()).hasSize(64);
    }

    @Test
    void laterEntriesContinueTheChain() {
        write(11, 13);
        assertThat(verify().pending()).isEqualTo(3);
        sealer().seal();
        assertThat(verify().sealed()).isEqualTo(13);
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void anEditedEntryIsFound() {
        intruder.sql("UPDATE platform.audit_entry SET person_name = 'somebody else' WHERE id = 4")
                .update();
        assertThat(findings()).containsExactly(new Finding(Kind.ENTRY_EDITED, 4));
    }

    @Test
    void textMovedFromOneFieldToTheNextIsFound() {
        intruder.sql("UPDATE platform.audit_entry SET subject_kind = 'x' || subject_kind, action = left(action, -1)"
                        + " WHERE id = 5")
                .update();
        assertThat(findings()).containsExactly(new Finding(Kind.ENTRY_EDITED, 5));
    }

    @Test
    void aDeletedEntryIsFound() {
        intruder.sql("DELETE FROM platform.audit_entry WHERE id = 7").update();
        assertThat(findings()).containsExactly(new Finding(Kind.ENTRY_DELETED, 7));
    }

    @Test
    void anEntryDeletedWithItsLinkIsFound() {
        intruder.sql("DELETE FROM platform.audit_entry WHERE id = 7").update();
        intruder.sql("DELETE FROM platform.audit_seal WHERE entry_id = 7").update();
        assertThat(findings()).contains(new Finding(Kind.LINK_MISSING, 7));
    }

    @Test
    void aCutTailIsFoundByTheHeadOutside() {
        intruder.sql("DELETE FROM platform.audit_entry WHERE id > 8").update();
        intruder.sql("DELETE FROM platform.audit_seal WHERE entry_id > 8").update();
        assertThat(findings()).containsExactly(new Finding(Kind.TAIL_CUT, 10));
    }

    @Test
    void aChainWrittenAnewIsFoundByTheHeadOutside() throws IOException {
        intruder.sql("UPDATE platform.audit_entry SET reason = 'a better one' WHERE id = 9")
                .update();
        intruder.sql("TRUNCATE platform.audit_seal").update();
        intruder.sql("INSERT INTO platform.audit_pending SELECT id FROM platform.audit_entry")
                .update();
        String outside = Files.readString(heads.file());
        sealer().seal();
        Files.writeString(heads.file(), outside);
        assertThat(findings()).containsExactly(new Finding(Kind.CHAIN_REWRITTEN, 10));
    }

    @Test
    void anEntrySmuggledInIsFound() {
        write(11, 11);
        intruder.sql("TRUNCATE platform.audit_pending").update();
        assertThat(findings()).containsExactly(new Finding(Kind.ENTRY_SMUGGLED_IN, 11));
    }

    private List<Finding> findings() {
        return verify().findings();
    }

    private void write(int first, int last) {
        intruder.sql("""
                        INSERT INTO platform.audit_entry
                        SELECT n, TIMESTAMPTZ '2026-07-01 08:00+08' + n * interval '1 s', 1, 'Person', '127.0.0.1',
                               'test.action', 'thing', n::text, '', '{}', '{"n":' || n || '}'
                        FROM generate_series(?, ?) n
                        """).params(first, last).update();
        intruder.sql("INSERT INTO platform.audit_pending SELECT n FROM generate_series(?, ?) n")
                .params(first, last)
                .update();
    }
}
