/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.ProblemException;

/** Pages by key: a cursor names the last row, so later insertions never shift a page. */
final class Pages {

    static final int SIZE = 200;

    private Pages() {}

    record Page<T>(List<T> items, @Nullable String next) {}

    /** Of one more row than a page holds. */
    static <T> Page<T> of(List<T> rows, int size, Function<T, String> key) {
        if (rows.size() <= size) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, size);
        String last = key.apply(items.getLast());
        return new Page<>(
                List.copyOf(items),
                Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
    }

    static @Nullable String after(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notACursor) {
            throw new ProblemException("registry.wrong-cursor", Map.of());
        }
    }
}
