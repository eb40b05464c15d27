/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.time.Clock;
import java.util.Map;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.ScopedWrite;
import org.qingshan.server.platform.Actor;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Corrects the names of factors. Unit and decimals enter into stored results and come with a release. */
@Service
public class FactorEdits {

    private final JdbcClient web;
    private final AuditTrail audit;
    private final Actor.Source actors;
    private final Clock clock;

    FactorEdits(@Qualifier("web") JdbcClient web, AuditTrail audit, Actor.Source actors, Clock clock) {
        this.web = web;
        this.audit = audit;
        this.actors = actors;
        this.clock = clock;
    }

    private record Named(String name, String nameEn, int version) {

        Map<String, String> shown() {
            return Map.of("name", name, "name_en", nameEn);
        }
    }

    /** @param version the version the person saw; another one is a conflict */
    @RequiresRight(Right.REGISTRY_EDIT)
    @ScopedWrite
    public void rename(String code, int version, String name, String nameEn, String reason) {
        Named before = web.sql("SELECT name, name_en, version FROM registry.factor WHERE code = :code FOR UPDATE")
                .param("code", code)
                .query(Named.class)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("registry.not-found", Map.of("id", code)));
        if (before.version() != version) {
            throw new ProblemException(
                    ProblemException.Kind.PRECONDITION_FAILED,
                    "registry.changed-meanwhile",
                    Map.of("seen", version, "present", before.version()));
        }
        var after = new Named(name, nameEn, version + 1);
        web.sql("UPDATE registry.factor SET name = :name, name_en = :en, version = :version WHERE code = :code")
                .param("name", name)
                .param("en", nameEn)
                .param("version", after.version())
                .param("code", code)
                .update();
        revise(code, after, reason);
        audit.record(AuditEntry.of("registry.factor.change", "factor", code)
                .because(reason)
                .before(before.shown())
                .after(after.shown()));
    }

    private void revise(String code, Named after, String reason) {
        Actor actor = actors.current();
        web.sql("""
                        INSERT INTO registry.revision (subject_kind, subject_key, version, recorded_at, person_id, person_name,
                                                       reason, act, state)
                        VALUES ('factor', :code, :version, :now, :person, :name, :reason, 'changed',
                                jsonb_build_object('name', CAST(:zh AS text), 'name_en', CAST(:en AS text)))
                        """)
                .param("code", code)
                .param("version", after.version())
                .param("now", Times.at(clock.instant()))
                .param("person", actor.personId())
                .param("name", actor.name())
                .param("reason", reason)
                .param("zh", after.name())
                .param("en", after.nameEn())
                .update();
    }
}
