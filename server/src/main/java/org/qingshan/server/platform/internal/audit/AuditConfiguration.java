/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.audit;

import java.time.Clock;
import java.time.Duration;
import org.qingshan.server.platform.AuditVerification;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.Jobs;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the sealer to work. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    AuditHeads auditHeads(DataFolder data) {
        return new AuditHeads(data.audit().resolve("heads.log"));
    }

    @Bean
    AuditSealer auditSealer(
            @Qualifier("ingest") JdbcClient ingest,
            @Qualifier("ingest") PlatformTransactionManager manager,
            AuditHeads heads,
            Clock clock,
            Jobs jobs) {
        var sealer = new AuditSealer(ingest, new TransactionTemplate(manager), heads, clock);
        jobs.every("audit-seal", Duration.ofSeconds(1), sealer::seal);
        return sealer;
    }

    @Bean
    AuditVerification auditVerification(
            @Qualifier("ingest") JdbcClient ingest,
            @Qualifier("ingest") PlatformTransactionManager manager,
            AuditHeads heads) {
        return new StoredAuditVerification(ingest, snapshot(manager), heads);
    }

    private static TransactionTemplate snapshot(PlatformTransactionManager manager) {
        var template = new TransactionTemplate(manager);
        template.setReadOnly(true);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return template;
    }
}
