/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.qingshan.server.platform.LiveTopic;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Topics whose ids are points: a reader hears of the points the database shows to it. */
@Configuration(proxyBeanMethods = false)
class LiveTopics {

    @Bean
    LiveTopic windowsTopic(@Qualifier("web") JdbcClient web, @Qualifier("web") PlatformTransactionManager manager) {
        return new OfPoints("windows", web, new TransactionTemplate(manager));
    }

    @Bean
    LiveTopic latestTopic(@Qualifier("web") JdbcClient web, @Qualifier("web") PlatformTransactionManager manager) {
        return new OfPoints("latest", web, new TransactionTemplate(manager));
    }

    @Bean
    LiveTopic marksTopic(@Qualifier("web") JdbcClient web, @Qualifier("web") PlatformTransactionManager manager) {
        return new OfPoints("marks", web, new TransactionTemplate(manager));
    }

    private record OfPoints(String name, JdbcClient web, TransactionTemplate transaction) implements LiveTopic {

        @Override
        public Set<String> visible(Collection<String> ids) {
            Set<String> seen = transaction.execute(status -> new HashSet<>(
                    web.sql("SELECT public_id::text FROM registry.point WHERE public_id = ANY (:ids::uuid[])")
                            .param("ids", ids.toArray(String[]::new))
                            .query(String.class)
                            .list()));
            return seen == null ? Set.of() : seen;
        }
    }
}
