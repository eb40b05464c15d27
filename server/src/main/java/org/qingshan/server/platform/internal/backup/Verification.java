/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.backup;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.postgresql.ds.PGSimpleDataSource;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.Verifier;
import org.qingshan.server.platform.internal.audit.AuditHeads;
import org.qingshan.server.platform.internal.audit.StoredAuditVerification;
import org.qingshan.server.platform.internal.database.Bootstrap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks the audit chain, and whatever the rooms add as {@link Verifier}. */
final class Verification {

    private final DataFolder data;

    Verification(DataFolder data) {
        this.data = data;
    }

    VerificationResult run() throws IOException, InterruptedException, SQLException {
        try (var reached = ReachedDatabase.of(data)) {
            var source = new PGSimpleDataSource();
            source.setUrl(reached.url(Bootstrap.DATABASE));
            source.setUser("qs_ingest");
            source.setPassword(reached.passwords().ingest());
            JdbcClient ingest = JdbcClient.create(source);
            TransactionTemplate snapshot = snapshot(source);
            var parts = new ArrayList<VerificationResult.Part>();
            parts.add(audit(ingest, snapshot));
            for (Verifier verifier : ServiceLoader.load(Verifier.class)) {
                List<String> findings = new ArrayList<>();
                long checked = verifier.verify(new Verifier.Subject(ingest, snapshot, data), findings::add);
                parts.add(new VerificationResult.Part(verifier.name(), checked, findings));
            }
            return new VerificationResult(parts);
        }
    }

    private VerificationResult.Part audit(JdbcClient ingest, TransactionTemplate snapshot) {
        var heads = new AuditHeads(data.audit().resolve("heads.log"));
        var report = new StoredAuditVerification(ingest, snapshot, heads).verify();
        return new VerificationResult.Part(
                "audit",
                report.sealed(),
                report.findings().stream()
                        .map(finding -> finding.kind() + " at " + finding.sequence())
                        .toList());
    }

    private static TransactionTemplate snapshot(PGSimpleDataSource source) {
        var template = new TransactionTemplate(new JdbcTransactionManager(source));
        template.setReadOnly(true);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return template;
    }
}
