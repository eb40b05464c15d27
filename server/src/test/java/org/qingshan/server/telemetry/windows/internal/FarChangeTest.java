/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.telemetry.RulesChanged;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A change of the rules that touches more windows than are read at once. */
@ServerTest
class FarChangeTest {

    private static final int POINT = 900_000_001;
    private static final int HOURS = 12_500;

    private final JdbcClient ingest;
    private final RulesFollower follower;

    FarChangeTest(@Qualifier("ingest") JdbcClient ingest, RulesFollower follower) {
        this.ingest = ingest;
        this.follower = follower;
    }

    @Test
    void everyWindowIsMarkedOnceThoughTheyAreReadInPages() {
        ingest.sql("SELECT telemetry.ensure_month('hour', m::date) FROM generate_series("
                        + "date '2024-01-01', date '2025-12-01', interval '1 month') m")
                .query((row, n) -> n)
                .list();
        ingest.sql(
                        "INSERT INTO telemetry.hour (start, computed_at, rules_id, digest, point_id, layout_id, seconds, body)"
                                + " SELECT timestamptz '2024-02-01 00:00+08' + n * interval '1 hour', now(), 1, n, :point, 1, 3600, ''"
                                + " FROM generate_series(0, :last) n")
                .param("point", POINT)
                .param("last", HOURS - 1)
                .update();
        assertThat(follower.follow(change())).isEqualTo(HOURS);
    }

    private static RulesChanged change() {
        return new RulesChanged(1, false, Set.of(POINT), null, null, true, false);
    }
}
