/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal;

import java.util.List;
import org.qingshan.server.platform.Messages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** Chinese unless the request asks for English. */
@Configuration(proxyBeanMethods = false)
class LocaleConfiguration {

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(List.of(Messages.CHINESE, Messages.ENGLISH));
        resolver.setDefaultLocale(Messages.CHINESE);
        return resolver;
    }
}
