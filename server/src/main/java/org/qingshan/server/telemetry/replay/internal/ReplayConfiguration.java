/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.replay.internal;

import java.sql.Timestamp;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.Rebuild;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Only for a replay: another clock, and jobs that stand still. */
@Configuration(proxyBeanMethods = false)
@Profile(Rebuild.PROFILE)
class ReplayConfiguration {

    @Bean
    @Primary
    ReplayClock replayClock(@Qualifier("ingest") JdbcClient ingest) {
        Timestamp began = ingest.sql("SELECT coalesce(began, now()) FROM replay.source")
                .query(Timestamp.class)
                .single();
        return new ReplayClock(began.toInstant());
    }

    @Bean
    @Primary
    Jobs stillJobs() {
        return new StillJobs();
    }
}
