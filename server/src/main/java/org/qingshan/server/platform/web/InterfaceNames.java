/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What shapes are called in the description of the interface: a nested one carries the name of what it is nested in, so
 * that two rooms may each have their {@code Items}. Two shapes of one name stop the description.
 */
final class InterfaceNames extends TypeNameResolver {

    private static final String HOUSE = "org.qingshan.";

    private final Map<String, JavaType> named = new ConcurrentHashMap<>();

    @Override
    public @Nullable String nameForType(JavaType type, Set<Options> options) {
        String name = super.nameForType(type, options);
        if (name != null && type.getRawClass().getName().startsWith(HOUSE)) {
            JavaType known = named.putIfAbsent(name, type);
            if (known != null && !known.equals(type)) {
                throw new IllegalStateException(
                        "%s and %s are both described as %s. Maybe rename one of them.".formatted(known, type, name));
            }
        }
        return name;
    }

    /** The record or enum behind a name, if it is one of the house. */
    @Nullable
    Class<?> classOf(String name) {
        JavaType type = named.get(name);
        return type == null ? null : type.getRawClass();
    }

    @Override
    protected String getNameOfClass(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        if (outer == null || !type.getName().startsWith(HOUSE)) {
            return super.getNameOfClass(type);
        }
        String prefix = getNameOfClass(outer).replaceFirst("(Controller|Query|Bodies|Views|Book|Hub)$", "");
        return type.getSimpleName().startsWith(prefix) ? type.getSimpleName() : prefix + type.getSimpleName();
    }
}
