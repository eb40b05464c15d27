/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.configure;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.qingshan.server.platform.DiskGuard;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.telemetry.store.RawFolder;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeping what is stored small, and saying how much it is. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final Duration FOLD_PAUSE = Duration.ofMinutes(10);
    private static final Duration LOOK_PAUSE = Duration.ofMinutes(10);

    @Bean
    RawFolder rawFolder(@Qualifier("ingest") DataSource dataSource, Clock clock, MeterRegistry meters, Jobs jobs) {
        var folder = new RawFolder(dataSource, clock);
        FunctionCounter.builder("qingshan.raw.aside", folder, RawFolder::setAside)
                .description("raw batches that cannot be folded, because they are not what their row says")
                .register(meters);
        jobs.every("telemetry.fold", FOLD_PAUSE, () -> fold(folder));
        return folder;
    }

    @Bean
    DiskFigures diskFigures(
            @Qualifier("ingest") JdbcClient ingest, DiskGuard disk, Clock clock, MeterRegistry meters, Jobs jobs) {
        var figures = new DiskFigures(ingest, disk, clock, meters);
        jobs.every("telemetry.disk", LOOK_PAUSE, figures::look);
        return figures;
    }

    private static void fold(RawFolder folder) {
        try {
            folder.fold();
        } catch (SQLException e) {
            throw new IllegalStateException("Raw batches cannot be folded", e);
        }
    }
}
