/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.replay;

import org.jspecify.annotations.Nullable;
import org.qingshan.server.QingshanApplication;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** The application as its own main class starts it, with what a test adds and nothing of other tests. */
final class Servers {

    private Servers() {}

    static SpringApplicationBuilder with(Class<?>... additions) {
        return new SpringApplicationBuilder(QingshanApplication.class)
                .sources(additions)
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("noTests", new NoTests());
                    context.addBeanFactoryPostProcessor(Servers::preferTheSettableClock);
                });
    }

    private static void preferTheSettableClock(ConfigurableListableBeanFactory beans) {
        if (beans.containsBeanDefinition("settableClock")) {
            beans.getBeanDefinition("settableClock").setPrimary(true);
        }
    }

    /** Test classes lie beside the others on the class path. */
    private static final class NoTests extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
            var annotations = reader.getAnnotationMetadata();
            return annotations.isAnnotated(TestComponent.class.getName())
                    || annotations.isAnnotated(TestConfiguration.class.getName());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof NoTests;
        }

        @Override
        public int hashCode() {
            return NoTests.class.hashCode();
        }
    }
}
