/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import org.qingshan.server.platform.LiveHub;
import org.qingshan.server.platform.ProblemBody;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** Describes the interface from the controllers, so well that the screens take their types from it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("springdoc.api-docs.enabled")
class InterfaceDescription {

    /** Shapes that no controller method names: every problem, and what the live channel says. */
    private static final List<Class<?>> UNNAMED = List.of(ProblemBody.class, LiveHub.Notice.class);

    private final InterfaceNames names = new InterfaceNames();

    InterfaceDescription() {
        SpringDocUtils.getConfig().replaceWithSchema(JsonNode.class, new Schema<>());
    }

    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), names);
    }

    @Bean
    GlobalOperationCustomizer stableOperationNames() {
        return (operation, handler) -> {
            String room = handler.getBeanType().getSimpleName().replace("Controller", "");
            return operation.operationId(room + "." + handler.getMethod().getName());
        };
    }

    @Bean
    GlobalOpenApiCustomizer wholeDescription() {
        return this::complete;
    }

    private void complete(OpenAPI api) {
        api.info(new Info().title("Qingshan").version("v1"));
        for (Class<?> type : UNNAMED) {
            ModelConverters.getInstance(true)
                    .resolveAsResolvedSchema(new AnnotatedType(type))
                    .referencedSchemas
                    .forEach(api.getComponents()::addSchemas);
        }
        new Nullness(api, names).mark();
    }
}
