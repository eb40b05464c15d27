/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal;

import java.time.Clock;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.PlatformSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The small things every room asks for. */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    DataFolder dataFolder(PlatformSettings settings) {
        return new DataFolder(settings.dataFolder());
    }
}
