/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.disk;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.DiskGuard;
import org.qingshan.server.platform.DiskSettings;
import org.qingshan.server.platform.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the guard on watch. */
@Configuration(proxyBeanMethods = false)
class DiskConfiguration {

    @Bean
    DiskGuard platformDiskGuard(DataFolder data, DiskSettings settings, Jobs jobs, MeterRegistry meters) {
        var watched = new WatchedDisk(Disk.of(data.run()), settings, data.run().resolve("ballast"));
        Gauge.builder("qingshan.disk.free", watched, DiskGuard::freeBytes)
                .baseUnit("bytes")
                .register(meters);
        Gauge.builder("qingshan.disk.low.water", watched, DiskGuard::lowWaterBytes)
                .baseUnit("bytes")
                .register(meters);
        // Known before anything listens: a start on a full disk acknowledges nothing.
        watched.measure();
        jobs.every("disk", Duration.ofSeconds(1), watched::measure);
        return watched;
    }
}
