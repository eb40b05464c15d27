/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.query.store;

import java.util.Map;
import java.util.UUID;
import org.qingshan.server.platform.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Points as the reader's scope shows them. Call inside a scoped transaction. */
@Component
public class ScopedPoints {

    private final JdbcClient web;

    ScopedPoints(@Qualifier("web") JdbcClient web) {
        this.web = web;
    }

    /** A point the reader may see. */
    public record Seen(int id, UUID publicId, String kind) {}

    /** The point, or the problem that there is none, which also answers for one that is out of scope. */
    public Seen get(UUID point) {
        return web.sql("SELECT id, public_id, kind FROM registry.point WHERE public_id = :point")
                .param("point", point)
                .query((row, number) -> new Seen(row.getInt(1), row.getObject(2, UUID.class), row.getString(3)))
                .optional()
                .orElseThrow(
                        () -> ProblemException.notFound("telemetry.point.unknown", Map.of("point", point.toString())));
    }
}
