/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.start;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.qingshan.server.platform.StartFailure;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.stereotype.Component;

/** A setting that nobody knows is a typing error and refuses the start, before anything is opened. */
@Component
class UnknownSettings implements BeanFactoryPostProcessor, EnvironmentAware {

    private ConfigurableEnvironment environment = new org.springframework.core.env.StandardEnvironment();

    @Override
    public void setEnvironment(Environment given) {
        environment = (ConfigurableEnvironment) given;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        var holders = Arrays.stream(factory.getBeanNamesForAnnotation(ConfigurationProperties.class))
                .<Class<?>>map(factory::getType)
                .filter(Objects::nonNull)
                .toList();
        SettingsCatalogue catalogue = SettingsCatalogue.of(holders);
        given().filter(key -> catalogue.find(key).isEmpty())
                .sorted()
                .findFirst()
                .ifPresent(key -> {
                    throw new StartFailure("unknown-setting", Map.of("key", key, "nearest", catalogue.nearest(key)));
                });
    }

    private Stream<String> given() {
        return environment.getPropertySources().stream()
                .filter(source -> !(source instanceof SystemEnvironmentPropertySource))
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .filter(name -> name.startsWith("qingshan."));
    }
}
