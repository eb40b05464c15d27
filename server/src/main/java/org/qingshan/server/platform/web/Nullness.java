/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of every part of every shape whether it may be null and whether it is always there. An answer tells all its parts;
 * in a body that is sent, a part that may be null may as well be left out.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // the models of the description are raw themselves
final class Nullness {

    private static final String REFERENCE = "#/components/schemas/";

    private final OpenAPI api;
    private final InterfaceNames names;
    private final Map<String, Schema> schemas;

    Nullness(OpenAPI api, InterfaceNames names) {
        this.api = api;
        this.names = names;
        this.schemas = api.getComponents().getSchemas();
    }

    void mark() {
        Set<String> sent = sent();
        schemas.forEach((name, schema) -> {
            Class<?> type = names.classOf(name);
            if (type != null && type.isRecord() && schema.getProperties() != null) {
                boolean partial = sent.contains(name) || type.isAnnotationPresent(JsonInclude.class);
                mark(schema, type, partial);
            }
        });
    }

    private static void mark(Schema<?> schema, Class<?> type, boolean partial) {
        List<String> required = new ArrayList<>();
        for (RecordComponent part : type.getRecordComponents()) {
            Schema<?> found = schema.getProperties().get(part.getName());
            if (found == null) {
                continue;
            }
            boolean nullable = isNullable(part.getAnnotatedType());
            if (nullable) {
                schema.getProperties().put(part.getName(), orNull(found));
            }
            if (!nullable || !partial) {
                required.add(part.getName());
            }
            if (hasNullableElements(part.getAnnotatedType()) && found.getItems() != null) {
                found.setItems(orNull(found.getItems()));
            }
        }
        schema.setRequired(required);
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new Schema<>().anyOf(List.of(schema, new Schema<>().types(Set.of("null"))));
        }
        if (schema.getTypes() != null) {
            Set<String> types = new LinkedHashSet<>(schema.getTypes());
            types.add("null");
            schema.setTypes(types);
        }
        return schema;
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static boolean hasNullableElements(AnnotatedType type) {
        return type instanceof AnnotatedParameterizedType list
                && list.getAnnotatedActualTypeArguments().length == 1
                && isNullable(list.getAnnotatedActualTypeArguments()[0]);
    }

    /** Names of the shapes that clients send. */
    private Set<String> sent() {
        Set<String> sent = new HashSet<>();
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .map(operation -> operation.getRequestBody())
                .filter(body -> body != null && body.getContent() != null)
                .flatMap(body -> body.getContent().values().stream())
                .map(MediaType::getSchema)
                .filter(Objects::nonNull)
                .forEach(schema -> collect(schema, sent));
        return sent;
    }

    private void collect(Schema<?> schema, Set<String> into) {
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(REFERENCE.length());
            if (into.add(name) && schemas.containsKey(name)) {
                collect(schemas.get(name), into);
            }
        }
        if (schema.getItems() != null) {
            collect(schema.getItems(), into);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(part -> collect(part, into));
        }
    }
}
