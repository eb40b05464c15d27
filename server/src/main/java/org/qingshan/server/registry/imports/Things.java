/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.registry.model.Draft;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the one thing that a request names. */
@Component
class Things {

    private final Map<SheetKind, Keeper<?>> keepers;
    private final JdbcClient web;

    Things(List<Keeper<?>> keepers, @Qualifier("web") JdbcClient web) {
        this.keepers = keepers.stream().collect(Collectors.toMap(Keeper::kind, keeper -> keeper));
        this.web = web;
    }

    Keeper<?> keeper(SheetKind kind) {
        Keeper<?> keeper = keepers.get(kind);
        if (keeper == null) {
            throw new IllegalArgumentException(kind + " has its own room");
        }
        return keeper;
    }

    /** @param version the version the person saw; another one is a conflict */
    <D extends Draft> Stored<D> get(Keeper<D> keeper, UUID id, int version) {
        int internal = web.sql("SELECT id FROM " + keeper.table().table() + " WHERE public_id = :id")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("registry.not-found", Map.of("id", id)));
        Stored<D> stored = keeper.get(internal);
        if (stored.version() != version) {
            throw new ProblemException(
                    ProblemException.Kind.PRECONDITION_FAILED,
                    "registry.changed-meanwhile",
                    Map.of("seen", version, "present", stored.version()));
        }
        return stored;
    }

    /** What was done to a thing, for the audit trail. */
    static AuditEntry done(Keeper<?> keeper, String act, UUID id, String reason) {
        String subject = keeper.table().subject();
        return AuditEntry.of("registry." + subject + "." + act, subject, id).because(reason);
    }
}
