/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.Jobs;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class AuditTrailTest {

    private final Browser browser;
    private final AuditTrail audit;
    private final Jobs jobs;
    private final JdbcClient ingest;
    private final TransactionTemplate transaction;

    AuditTrailTest(
            Browser browser,
            AuditTrail audit,
            Jobs jobs,
            @Qualifier("ingest") JdbcClient ingest,
            @Qualifier("ingest") PlatformTransactionManager manager) {
        this.browser = browser;
        this.audit = audit;
        this.jobs = jobs;
        this.ingest = ingest;
        this.transaction = new TransactionTemplate(manager);
    }

    @Test
    void anEntryStandsOrFallsWithTheTransactionItBelongsTo() {
        transaction.executeWithoutResult(status -> audit.record(AuditEntry.of("test.kept", "thing", "T1")));
        transaction.executeWithoutResult(status -> {
            audit.record(AuditEntry.of("test.dropped", "thing", "T1"));
            status.setRollbackOnly();
        });
        assertThat(ingest.sql("SELECT action FROM platform.audit_entry WHERE subject_id = 'T1'")
                        .query(String.class)
                        .list())
                .containsExactly("test.kept");
    }

    @Test
    void withoutATransactionNothingIsRecordedByMistake() {
        assertThatThrownBy(() -> audit.record(AuditEntry.of("test.lost", "thing", "T2")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Maybe the calling method lacks @ScopedWrite");
    }

    @Test
    void whoMayReadTheTrailFindsVerifiesAndExportsIt() {
        transaction.executeWithoutResult(status -> audit.record(AuditEntry.of("test.read", "thing", "T3")
                .because("to be found")
                .before(Map.of("value", 1))
                .after(Map.of("value", 2))));
        jobs.runNow("audit-seal");
        Client admin = browser.everywhere(Role.ADMIN);
        var item = admin.get("/audit?subject=T3").body().at("/items/0");
        assertThat(item.path("reason").asString()).isEqualTo("to be found");
        assertThat(item.at("/after/value").asInt()).isEqualTo(2);
        assertThat(item.path("digest").asString()).hasSize(64);
        assertThat(admin.get("/audit/verification").body().path("intact").asBoolean())
                .isTrue();
        assertThat(admin.get("/audit/export").text().lines().filter(line -> line.contains("\"T3\"")))
                .hasSize(1);
    }

    @Test
    void theTrailIsClosedToOthers() {
        Client leader = browser.everywhere(Role.LEADER);
        assertThat(leader.get("/audit").code()).isEqualTo("access.not-permitted");
        assertThat(leader.get("/audit/export").status()).isEqualTo(403);
        assertThat(leader.get("/audit/verification").status()).isEqualTo(403);
    }
}
