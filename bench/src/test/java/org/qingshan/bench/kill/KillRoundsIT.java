/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server, its PostgreSQL and both, killed in turn under load. */
class KillRoundsIT {

    private static final int ROUNDS = Integer.getInteger("qingshan.kill-rounds", 5);
    private static final Path JAR = Path.of("..", "server", "target", "qingshan-app.jar");

    @Test
    void whatWasAcknowledgedIsThereOnceAndEveryWindowIsThatOfAnUndisturbedRun(@TempDir Path folder) throws Exception {
        var settings = new KillRounds.Settings(ROUNDS, 20260701, 100, 10, JAR, folder.resolve("servers"));

        KillRounds.Result result = new KillRounds(settings, _ -> {}).run();

        assertThat(result.load().isComplete()).as(result.load().toJson()).isTrue();
        assertThat(result.load().interruptions()).isGreaterThanOrEqualTo(settings.connections());
        assertThat(result.stored().isWhole()).as(result.stored().toString()).isTrue();
        assertThat(result.stored().acknowledged()).isGreaterThan(ROUNDS * 100L);
        assertThat(result.difference().different()).isEmpty();
        assertThat(result.difference().devices()).isEqualTo(100);
        assertThat(result.difference().windows()).isGreaterThan(300);
        assertThat(result.verified()).isTrue();
    }
}
