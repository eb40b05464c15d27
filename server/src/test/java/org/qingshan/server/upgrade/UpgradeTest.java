/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.internal.backup.BackupVerbs;
import org.qingshan.server.platform.internal.postgres.PostgresTuning;
import org.qingshan.server.telemetry.fixture.Servers;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The data folder of each earlier version is brought back, started on and read. */
class UpgradeTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Tuning {

        @Bean
        PostgresTuning tuning() {
            return ServerTestConfiguration.forTests();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "2026-11-before-closings")
    void whatAnEarlierVersionStoredIsReadByThisOne(String name) throws IOException {
        Path backup = ServerTestConfiguration.freshFolder();
        DataArchive.unpack(Path.of("src", "test", "resources", "upgrade", name + ".zip"), backup);
        var data = new DataFolder(ServerTestConfiguration.freshFolder());
        new BackupVerbs(data, Clock.systemUTC()).restore(backup);
        try (var context = Servers.with(Tuning.class)
                .run(
                        "--qingshan.data-folder=" + data.root(),
                        "--qingshan.demo=true",
                        "--qingshan.http.port=0",
                        "--qingshan.hj212.port=0",
                        "--qingshan.disk.ballast=1MB")) {
            var client = new Client(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            assertThat(client.signIn("admin", "qingshan-demo").status()).isEqualTo(200);
            assertThat(SmallCity.hours(client)).contains(SmallCity.MEAN);
            String stack = client.get("/points?q=" + SmallCity.POINT)
                    .body()
                    .at("/items/0/id")
                    .asString();
            assertThat(client.get("/points/" + stack + "/reference-o2")
                            .body()
                            .at("/0/value")
                            .asString())
                    .isEqualTo("10");
            assertThat(client.get("/audit/verification").body().path("intact").asBoolean())
                    .isTrue();
        }
    }
}
